"""罪名 per defendant: names of offences, how a text brings them up, who is meant, who says it and how firmly."""

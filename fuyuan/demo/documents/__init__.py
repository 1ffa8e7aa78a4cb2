"""Court documents by kind. Each module turns a plan (who, what, when, how decided) into a document and its truth."""

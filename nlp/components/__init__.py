"""One pipeline component a file; nlp.pipeline names them in the order they need each other."""

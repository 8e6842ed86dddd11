"""The grammar of English: how a sentence is cut into words, and how these hang together."""

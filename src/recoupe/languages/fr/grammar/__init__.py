"""The grammar of French: how a sentence is cut into words, and how these hang together."""

"""The grammar models: from treebanks to the weights in the language folders."""

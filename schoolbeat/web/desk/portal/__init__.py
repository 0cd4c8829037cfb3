"""The portal on the desk: what the public is told, in which words, and what is in the way of telling it."""

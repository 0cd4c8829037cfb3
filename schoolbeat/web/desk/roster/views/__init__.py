"""The roster's pages, a file a topic: load, permit, call once, render."""

"""The views of the field door: load, permit, call once, render."""

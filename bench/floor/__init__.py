"""The floor: the least that any server of this kind must do."""

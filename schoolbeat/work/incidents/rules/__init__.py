"""The decisions about incidents: values, pack and moment in, a frozen decision out."""

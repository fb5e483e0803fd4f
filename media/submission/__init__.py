"""What strangers send: the public form, the receipt, what the desk sees of it, and how it is forgotten."""

"""Footage that looks like footage: what is here already, and what is known from elsewhere."""

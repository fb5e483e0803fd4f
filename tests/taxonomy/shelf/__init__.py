"""An app that exists only while tests of term fields run: books that carry terms."""

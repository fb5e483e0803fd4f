"""What is hidden in a picture before anybody outside sees it: drawn by a person, burned in by a child."""

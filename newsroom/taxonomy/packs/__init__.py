"""Country data as folders of files: one folder is one pack. Nothing here knows Django."""

"""Pictures drawn by the server: maps, bars and cards. Data in, SVG or a picture out; no database, no clock, no settings."""

"""What crawlers go by: an index of maps, none larger than they take, with languages, pictures and clips, and the news."""

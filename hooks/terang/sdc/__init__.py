"""Statistical disclosure control of frequency tables: what may be published of counts of people, and the proof."""

"""What one reference says, where styles and exports have to read it alike: its kind, whole titles, pages, status."""

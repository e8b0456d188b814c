"""Maps of the editor Tiled, as JSON or XML: layers, tilesets, objects, properties; both languages are read into one shape."""

"""The doors in: files, folders, manifests, HTML, JSON Lines and standard input, each giving RawDocuments."""

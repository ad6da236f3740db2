"""The class server: a small web server on the teacher's machine."""

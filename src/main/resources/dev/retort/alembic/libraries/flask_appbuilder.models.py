"""The models of Flask-AppBuilder."""

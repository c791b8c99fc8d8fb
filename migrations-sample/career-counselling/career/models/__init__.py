"""The models; env.py imports every module here by itself."""

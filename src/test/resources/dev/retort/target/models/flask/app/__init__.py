from flask import Flask
from .extensions import db, login


def create_app():
    app = Flask(__name__)
    db.init_app(app)
    login.init_app(app)
    return app

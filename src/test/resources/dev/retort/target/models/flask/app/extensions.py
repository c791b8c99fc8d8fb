from flask_login import LoginManager
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import MetaData

db = SQLAlchemy(metadata=MetaData(naming_convention={"ix": "ix_%(table_name)s_%(column_0_name)s"}))
login = LoginManager()

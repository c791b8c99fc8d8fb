users = table('users', column('id', Integer), column('name', String), column('age', Integer), column('active', Boolean), column('score', Numeric(6, 2)), column('data', JSON), column('meta', postgresql.JSONB), column('tags', postgresql.ARRAY(String)), column('created', DateTime), column('born', Date), column('anything'))
orders = table('orders', column('id', Integer), column('user_id', Integer), column('total', Numeric), schema='shop')
odd = table('Odd Table', column('Weird Name'), column('select'), column('x y'))
u = users.c
o = orders.c

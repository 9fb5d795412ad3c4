def write(o): pass

STORAGE="How does a neuron learn?"
def write(o): pass
def sizes(o): return ''

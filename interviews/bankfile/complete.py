def problems(triple):
    return []

"""A minimal acyclic automaton over a sorted word list (Daciuk et al. 2000), numbered so that the path of a
word gives its rank: word list, trie for candidate search and perfect hash in one."""


class _Node:
    __slots__ = ("edges", "final", "key")

    def __init__(self):
        self.edges, self.final, self.key = [], False, None


def minimal(words):
    """Root of the automaton; edges are (letter, node) in order of letters."""
    register, root = {}, _Node()
    path = [root]  # nodes of the previous word

    def freeze(depth):
        while len(path) > depth + 1:
            child = path.pop()
            key = (child.final, tuple((c, id(n)) for c, n in child.edges))
            twin = register.setdefault(key, child)
            if twin is not child:
                parent = path[-1]
                parent.edges[-1] = (parent.edges[-1][0], twin)

    previous = ""
    for word in words:
        common = 0
        while common < min(len(word), len(previous)) and word[common] == previous[common]:
            common += 1
        freeze(common)
        for letter in word[common:]:
            node = _Node()
            path[-1].edges.append((letter, node))
            path.append(node)
        path[-1].final = True
        previous = word
    freeze(0)
    return root


def pack(words):
    """(alphabet, edges, skips): an edge is letter | last << 8 | final << 9 | first edge of target << 10,
    and its skip the number of words that its elder sisters lead to."""
    root = minimal(words)
    alphabet = sorted({c for w in words for c in w})
    index = {c: i for i, c in enumerate(alphabet)}
    sizes, first, order = {}, {}, []

    def size(node):
        stack = [node]
        while stack:
            top = stack[-1]
            missing = [n for _, n in top.edges if id(n) not in sizes]
            if missing:
                stack.extend(missing)
                continue
            sizes[id(top)] = top.final + sum(sizes[id(n)] for _, n in top.edges)
            stack.pop()
        return sizes[id(node)]

    size(root)
    place, queue = 1, [root]  # edge 0 is the null target
    first[id(root)] = 1
    while queue:
        node = queue.pop()
        if id(node) not in first or node is root:
            first[id(node)] = place
            order.append(node)
            place += len(node.edges)
            for _, child in reversed(node.edges):
                if child.edges and id(child) not in first:
                    queue.append(child)
    edges, skips = [0], [0]
    for node in order:
        before = 0
        for i, (letter, child) in enumerate(node.edges):
            target = first[id(child)] if child.edges else 0
            edges.append(index[letter] | (i + 1 == len(node.edges)) << 8 | child.final << 9 | target << 10)
            skips.append(before)
            before += sizes[id(child)]
    assert len(alphabet) < 256 and len(edges) < 1 << 22
    return alphabet, edges, skips

"""The rules of a programme before anybody is judged: sentences, inside groups as the file has."""

from dataclasses import dataclass

from virage.core.funding.criteria import NotPublished
from virage.core.funding.trees import All, Criterion, Node, Not, Tree
from virage.documents.funding.labels import Labels
from virage.documents.funding.outline import heading_of
from virage.documents.funding.sentences import sentence


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as a sentence, or the heading of a group with its rules.

    `source` is the id of the source that states it; `published` is no where only a note stands.
    """

    text: str
    source: str = ""
    published: bool = True
    parts: tuple["Rule", ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every sentence in it, its heading included."""
        return (self.text, *(text for part in self.parts for text in part.sentences))


def rules_of(tree: Tree, labels: Labels) -> tuple[Rule, ...]:
    """The rules of a tree in reading order; none where everybody is let in."""
    root = tree.root
    parts = root.parts if isinstance(root, All) else (root,)
    return tuple(_rule(part, labels) for part in parts)


def _rule(node: Node, labels: Labels) -> Rule:
    if isinstance(node, Criterion):
        told = not isinstance(node.leaf, NotPublished)
        return Rule(sentence(node.leaf, labels), node.source, published=told)
    inner = (node.part,) if isinstance(node, Not) else node.parts
    return Rule(heading_of(node, labels), parts=tuple(_rule(each, labels) for each in inner))

"""Words that are in every text and tell none from another, without accents: French, and the English that mixes in."""

_FRENCH = """
a ai ainsi alors au aucun aucune aussi autre autres aux avec avoir c ca car ce ceci cela celle celles celui ces cet
cette ceux chaque chez comme d dans de des donc dont du elle elles en encore entre es est et etait etant ete etes etre
eu eux fait faut ici il ils j je l la le les leur leurs lui m ma mais me meme memes mes moi mon n ne ni nos notre nous
on ont ou par parce pas peu peut plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se sera
ses si soit son sont sous suis sur t ta te tes toi ton tous tout toute toutes tres tu un une vos votre vous y
"""
_ENGLISH = """
an and are as at be been but by can did do does for from had has have he her him his how i if in into is it its just
my no not of or our she so that the their them then there these they this those to too us was we were what when where
which who will with would you your
"""

STOP_WORDS = frozenset(_FRENCH.split()) | frozenset(_ENGLISH.split())

"""Search that is right in Chinese: what the build gives to the script that searches.

The theme's search plugin cuts the pages into sections, and jieba, told the field's words by `words.txt`, cuts their
text into words. Of that only the vocabulary is kept. The script that searches (site_hooks/browser/search) finds every
word of the vocabulary wherever it stands in a section, inside longer words too, and every single character; it cuts
only the query, into the fewest words of the same vocabulary. So pages and queries cannot be cut differently.
What is typed wrongly is taken for the word that it sounds like or looks like, by the tables that names of units are
compared with; what is typed rightly always comes before that.
`queries.toml` says which words administrators use for the guide's, which words ask and name nothing, which matters are
not ours, and which pages come after others. A word names something if it heads a page or a section, or if one of the
data files has it; a page needs no other words of a query, for people write whole sentences.

Over HTTP the theme fetches `search/search_index.json` with every page, so that file is all but empty; from a folder it
loads `search/search_index.js`, once the search box is opened. The latter holds the index, for both ways.
"""

"""Text that looks like Markdown and HTML gone wrong, for Hypothesis."""

from hypothesis import strategies as st

_PIECES = (
    "a|Bo|1986.|1.|2. x|- |* |+ |> |# |## h|\n|\n|\n\n|    |  \n|*|**|_|`|``|```\n|```py\n|~~|[|"
    '](http://x.y/z)|](u_v "t")|![|[^1]|[^1]: note|\n[^1]: n\n|<b>|</b>|<i>|</i>|'
    '<a href="q?a=1&b">|</a>|<br>|<hr>|<div>|</div>|<p>|</p>|<ul><li>|</li></ul>|'
    '<ol start="7"><li value="3">|</ol>|<table><tr><td>|<th>|</td></tr></table>|&amp;|&lt;|&#9;|'
    "&nbsp;|\u00a0|\u2028|e\u0301|<sup>|6|</sup>|<sub>|</sub>| |  |\t|\\|<!-- c -->|<svg>|</svg>|"
    "<x y>|---|===\n|: def|\nTerm\n:   d\n|<pre>|</pre>|<code>|</code>|<blockquote>|</blockquote>|"
    '<img src="a b.png" alt="x_y">|me@x.org|<me@x.org>|(|)|!|"|{|}|#|😀|é|<h3>|</h3>|'
    "<figure><figcaption>|</figcaption></figure>|<dl><dt>|<dd>|</dl>|<script>|</script>|<details>|"
    "\n    - |\n1. |\n- |\n> "
).split("|")

markdown_texts = st.lists(st.sampled_from([*_PIECES, "|", "a|b\n", "|-|-|\n"]), max_size=20).map(
    "".join
)

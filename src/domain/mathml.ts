/** Presentation and content elements of MathML 3 that only draw. Left out: maction, annotation(-xml), mglyph: they act, or load, or hide. */
const ELEMENTS: ReadonlySet<string> = new Set(
  `math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom mfenced menclose msub msup msubsup munder
  mover munderover mmultiscripts mprescripts none mtable mtr mlabeledtr mtd maligngroup malignmark mstack mlongdiv msgroup msrow
  mscarries mscarry msline semantics cn ci csymbol cs apply bind bvar sep share interval inverse condition declare lambda compose ident domain
  codomain image domainofapplication piecewise piece otherwise quotient factorial divide max min minus plus power rem times root
  gcd and or xor not implies forall exists abs conjugate arg real imaginary lcm floor ceiling eq neq gt lt geq leq equivalent
  approx factorof int diff partialdiff lowlimit uplimit degree divergence grad curl laplacian set list union intersect in notin
  subset prsubset notsubset notprsubset setdiff card cartesianproduct sum product limit tendsto exp ln log logbase sin cos tan
  sec csc cot sinh cosh tanh sech csch coth arcsin arccos arctan arccosh arccot arccoth arccsc arccsch arcsec arcsech arcsinh
  arctanh mean sdev variance median mode moment momentabout vector matrix matrixrow determinant transpose selector vectorproduct
  scalarproduct outerproduct integers reals rationals naturalnumbers complexes primes exponentiale imaginaryi notanumber true
  false emptyset pi eulergamma infinity`.split(/\s+/),
);

/** Attributes that only say how to draw. No href, no style, no class, no id, no event can pass. */
const ATTRIBUTES: ReadonlySet<string> = new Set(
  `accent accentunder align alttext bevelled close columnalign columnlines columnspacing columnspan columnwidth crossout
  depth dir display displaystyle encoding equalcolumns equalrows fence fontfamily fontsize fontstyle fontweight form frame
  framespacing groupalign height indentalign indentshift largeop length linebreak linethickness location longdivstyle lquote lspace
  mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits nargs notation numalign denomalign occurrence open order
  position rowalign rowlines rowspacing rowspan rquote rspace scriptlevel scriptminsize scriptsizemultiplier selection
  separator separators shift side stackalign stretchy subscriptshift superscriptshift symmetric type base closure voffset width`.split(
    /\s+/,
  ),
);

export function isMathElement(name: string): boolean {
  return ELEMENTS.has(name);
}

export function isMathAttribute(name: string): boolean {
  return ATTRIBUTES.has(name);
}

const TAG = /^<(\/?)([a-z]+)((?: [a-z]+="[^"<>]*")*)(\/?)>/;

/** The markup unchanged when it is one `math` element made of known parts only, properly nested; otherwise undefined. */
export function safeMathml(mathml: string): string | undefined {
  const open: string[] = [];
  let rest = mathml;
  while (rest !== "") {
    const tag = TAG.exec(rest);
    if (tag) {
      const [whole, closing, name = "", attributes = "", empty] = tag;
      if (!ELEMENTS.has(name)) return undefined;
      if ([...attributes.matchAll(/ ([a-z]+)=/g)].some(([, attribute = ""]) => !ATTRIBUTES.has(attribute))) return undefined;
      if (open.length === 0 && (rest !== mathml || name !== "math")) return undefined;
      if (closing) {
        if (open.pop() !== name) return undefined;
      } else if (!empty) open.push(name);
      rest = rest.slice(whole.length);
    } else {
      const text = /^[^<>]+/.exec(rest);
      if (!text || open.length === 0) return undefined;
      rest = rest.slice(text[0].length);
    }
  }
  return mathml !== "" && open.length === 0 ? mathml : undefined;
}

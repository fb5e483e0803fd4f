// What is pasted comes out as this text is written: from Word, Google Docs, Telegram or a page of the web, with its headings,
// lists, tables and links, and without its looks, its comments, what was struck out, and its empty lines. The editor's schema
// and the server clean again what is left.
import { Extension, Plugin } from "django-prose-editor/editor"

const NEVER = "script, x-style, meta, link, title, xml, template, svg, iframe, object, button, input, select, textarea, nav, noscript"
const OTHERS_WORDS = [
  "del, .msoDel, .MsoCommentReference, .msocomanchor, .msocomtxt, .MsoCommentText",
  "[data-style*='mso-element:comment'], [data-style*='mso-hide:all'], [data-style*='display:none']",
  "a[href^='#cmnt'], a[id^='cmnt'], [hidden]",
].join(", ")
const BLOCKS = "p, h1, h2, h3, h4, h5, h6, ul, ol, li, table, blockquote, div, section, article, figure, hr, pre, header, footer, main, dl, dt, dd"
const CONTAINERS = "div, section, article, header, footer, main, center, dl, dt, dd, pre, address, aside, details, summary"
const TRACKING =
  /^(utm_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|_hs(enc|mi)|ref_src|ref_url|mkt_tok)$/i
// Marks that turn the direction of what follows, and characters of no width; the joiners of Persian words stay.
const MARKS = /[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\u00ad]/g
const EDGE_MARKS = /^[\u200e\u200f\u061c\s]+|[\u200e\u200f\u061c\s]+$/g

const styleOf = (element) => (element.getAttribute("data-style") ?? "").toLowerCase().replace(/\s/g, "")
const plain = (text) => text.replace(MARKS, "").replace(/\u00a0/g, " ").replace(/([\u200e\u200f\u061c])\1+/g, "$1")
const isEmpty = (element) => !element.textContent.replace(EDGE_MARKS, "") && !element.querySelector("[data-embed], hr, table")

function unwrap(element) {
  element.replaceWith(...element.childNodes)
}

function rename(element, name) {
  const made = element.ownerDocument.createElement(name)
  for (const { name: attribute, value } of element.attributes) made.setAttribute(attribute, value)
  made.append(...element.childNodes)
  element.replaceWith(made)
  return made
}

function dropWhatIsNoText(body) {
  body.querySelectorAll(NEVER).forEach((one) => one.remove())
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT)
  const comments = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  comments.forEach((one) => one.remove())
  body.querySelectorAll(OTHERS_WORDS).forEach((one) => one.remove())
  body.querySelectorAll("figure:not([data-embed])").forEach((one) => (one.querySelector("table, blockquote") ? unwrap(one) : one.remove()))
  body.querySelectorAll("figcaption").forEach((one) => one.remove())
  for (const one of [...body.querySelectorAll("*")]) if (one.localName.includes(":")) unwrap(one) // smart tags
}

// Word writes a list as paragraphs, each with its bullet in a span that it would ignore itself.
function readWordLists(body) {
  let open = [] // the lists that are open, by level
  let previous = null
  for (const paragraph of body.querySelectorAll("p, h1, h2, h3, h4, h5, h6")) {
    const level = /mso-list:l\d+level(\d)/.exec(styleOf(paragraph))?.[1]
    if (!level) continue
    const bullet = [...paragraph.querySelectorAll("span")].find((one) => styleOf(one).includes("mso-list:ignore"))
    const name = /^[\s\u00a0]*[(]?(?:\p{Nd}+|[a-z]|[ivx]+)[.)]/iu.test(bullet?.textContent ?? "") ? "ol" : "ul"
    bullet?.remove()
    if (previous && paragraph.previousElementSibling !== previous) open = []
    const item = body.ownerDocument.createElement("li")
    open = open.slice(0, Number(level))
    let list = open[Number(level) - 1]
    if (!list) {
      list = body.ownerDocument.createElement(name)
      const above = open.filter(Boolean).at(-1)
      if (above) above.lastElementChild.append(list)
      else paragraph.before(list)
      open[Number(level) - 1] = list
    }
    list.append(item)
    const words = body.ownerDocument.createElement("p")
    words.append(...paragraph.childNodes)
    item.append(words)
    paragraph.remove()
    previous = open.find(Boolean)
  }
}

function readLooks(body) {
  body.querySelectorAll("b[id^='docs-internal-guid']").forEach(unwrap)
  for (const element of body.querySelectorAll("span, b, i, strong, em, font")) {
    const style = styleOf(element)
    const weight = /(?:^|;)font-weight:(\w+)/.exec(style)?.[1]
    const isBold = weight ? weight === "bold" || Number(weight) >= 600 : element.matches("b, strong")
    const isItalic = /(?:^|;)font-style:(italic|oblique)/.test(style) || (element.matches("i, em") && !/(?:^|;)font-style:normal/.test(style))
    let inner = element
    if (isBold && !element.closest("h1, h2, h3, h4, h5, h6")) inner = inside(inner, "strong")
    if (isItalic) inside(inner, "em")
  }
  body.querySelectorAll("span, b, i, font, ins, u, mark, small, big, abbr, time, cite, label").forEach((one) => one.isConnected && unwrap(one))
}

// The element by another name, or what it holds in a new one.
function inside(element, name) {
  if (element.matches(name)) return element
  const made = element.ownerDocument.createElement(name)
  made.append(...element.childNodes)
  element.append(made)
  return made
}

function readBlocks(body) {
  body.querySelectorAll("p.MsoTitle, p.MsoSubtitle").forEach((one) => rename(one, "h2"))
  body.querySelectorAll("p.MsoQuote, p.MsoIntenseQuote").forEach((one) => rename(rename(one, "p"), "blockquote"))
  for (const [name, names] of [["h2", "h1"], ["h3", "h4, h5, h6"]]) body.querySelectorAll(names).forEach((one) => rename(one, name))
  ;[...body.querySelectorAll(CONTAINERS)].reverse().forEach((one) => (one.querySelector(BLOCKS) ? unwrap(wrapLoose(one)) : rename(one, "p")))
  if (body.querySelector(BLOCKS) || body.querySelector("br + br")) wrapLoose(body)
  body.querySelectorAll("p").forEach(splitAtBreaks)
}

// Words that stand beside paragraphs get a paragraph of their own.
function wrapLoose(parent) {
  let paragraph = null
  for (const node of [...parent.childNodes]) {
    const isBlock = node.nodeType === 1 && node.matches(`${BLOCKS}, tbody, thead, tr, td, th`)
    if (isBlock) paragraph = null
    else {
      if (!paragraph) {
        paragraph = parent.ownerDocument.createElement("p")
        node.before(paragraph)
      }
      paragraph.append(node)
    }
  }
  return parent
}

// Two line breaks in a row are how chats and some pages part paragraphs.
function splitAtBreaks(paragraph) {
  for (const one of paragraph.querySelectorAll("br")) {
    let next = one.nextSibling
    while (next?.nodeType === 3 && !next.data.trim()) next = next.nextSibling
    if (one.parentNode !== paragraph || next?.nodeName !== "BR") continue
    const rest = paragraph.ownerDocument.createElement("p")
    while (next?.nodeName === "BR" || (next?.nodeType === 3 && !next.data.trim())) {
      const gone = next
      next = next.nextSibling
      gone.remove()
    }
    while (next) {
      const moved = next
      next = next.nextSibling
      rest.append(moved)
    }
    one.remove()
    paragraph.after(rest)
    return splitAtBreaks(rest)
  }
}

function readLinks(body) {
  for (const link of body.querySelectorAll("a")) {
    const address = cleanAddress(link.getAttribute("href") ?? "")
    if (!address || isEmpty(link)) unwrap(link)
    else link.setAttribute("href", address)
  }
}

function cleanAddress(address) {
  if (/^mailto:[^\s]+$/i.test(address)) return address
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return ""
  const url = new URL(address)
  const goal = /(^|\.)google\.[a-z.]+$/.test(url.hostname) && url.pathname === "/url" ? url.searchParams.get("q") ?? url.searchParams.get("url") : null
  const onward = /^lm?\.facebook\.com$/.test(url.hostname) ? url.searchParams.get("u") : goal
  if (onward && onward !== address) return cleanAddress(onward)
  if (![...url.searchParams.keys()].some((name) => TRACKING.test(name))) return address
  const kept = url.search.slice(1).split("&").filter((part) => !TRACKING.test(part.split("=")[0]))
  return url.origin + url.pathname + (kept.length ? `?${kept.join("&")}` : "") + url.hash
}

function tidyText(body) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) walker.currentNode.data = plain(walker.currentNode.data)
  for (const block of body.querySelectorAll("p, h2, h3, li, td, th, blockquote")) {
    for (const [end, pattern] of [["firstChild", /^[\u200e\u200f\u061c]+/], ["lastChild", /[\u200e\u200f\u061c]+$/]]) {
      const text = block[end]
      if (text?.nodeType === 3) text.data = text.data.replace(pattern, "")
    }
  }
  for (const one of [...body.querySelectorAll("strong, em")].reverse()) if (!one.textContent.trim()) unwrap(one)
  for (const one of [...body.querySelectorAll("p, h2, h3, li, ul, ol, blockquote")].reverse()) {
    if (isEmpty(one)) one.closest("td, th") && one.matches("p:only-child") ? one.replaceChildren() : one.remove()
  }
}

export function cleanPaste(html) {
  if (html.includes("data-pm-slice")) return html // it was copied in this very editor
  // Looks are only read here, and the policy of the page, which forbids them, goes for what is parsed as well.
  const tame = html
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/([\s/"'])(style|on\w+)\s*=/gi, "$1data-$2="))
    .replace(/<(\/?)style\b/gi, "<$1x-style")
  const { body } = new DOMParser().parseFromString(tame, "text/html")
  body.normalize()
  dropWhatIsNoText(body)
  readWordLists(body)
  readLooks(body)
  readBlocks(body)
  readLinks(body)
  body.normalize()
  tidyText(body)
  return body.innerHTML
}

export const CleanPaste = Extension.create({
  name: "cleanPaste",
  addProseMirrorPlugins: () => [new Plugin({ props: { transformPastedHTML: cleanPaste, transformPastedText: plain } })],
})

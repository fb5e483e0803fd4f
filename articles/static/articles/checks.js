// Beside the editor: how long the text is, and the checks of what stands in the form. They are asked of the desk a moment
// after the last key, and nothing is kept. A finding leads to its passage.
document.addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector("#story-checks")
  const form = document.querySelector("#content-main > form")
  const body = form?.querySelector("textarea[name=body]")
  if (!panel || !body) return
  const PAUSE = 1200
  const PACE = { fa: 200 }
  const ASKED = /^(csrfmiddlewaretoken|language|headline|standfirst|dateline|credit|body|provinces|places|bylines-.*)$/
  const WORD = /[\p{L}\p{N}]+(?:[\u200c'’.,:/٫٬-][\p{L}\p{N}]+)*/gu
  const MARKS = /[\u064b-\u065f\u0670\u200d-\u200f\u061c]/g
  let editor = null

  const number = (count) => new Intl.NumberFormat(document.documentElement.lang || "en", { useGrouping: false }).format(count)
  const measure = document.createElement("p")
  measure.className = "text-length"
  function count() {
    const text = editor ? editor.getText({ blockSeparator: "\n" }) : new DOMParser().parseFromString(body.value, "text/html").body.textContent
    const words = text.replace(MARKS, "").match(WORD)?.length ?? 0
    const minutes = Math.ceil(words / (PACE[form.elements.language?.value] ?? 230))
    measure.textContent = panel.dataset.count.replace("%(words)s", number(words)).replace("%(minutes)s", number(minutes))
  }

  let asking = null
  async function check() {
    asking?.abort()
    asking = new AbortController()
    const asked = new FormData()
    for (const [name, value] of new FormData(form)) if (ASKED.test(name) && typeof value === "string") asked.append(name, value)
    const status = panel.querySelector(".checks-status")
    try {
      const answer = await fetch(panel.dataset.address, { method: "POST", body: asked, credentials: "same-origin", signal: asking.signal })
      if (!answer.ok || answer.redirected) throw new Error(answer.status)
      const found = panel.querySelector(".checks-found")
      const focused = found.contains(document.activeElement) ? [...found.querySelectorAll("a")].indexOf(document.activeElement) : -1
      found.innerHTML = await answer.text()
      if (focused >= 0) found.querySelectorAll("a")[focused]?.focus()
      status.textContent = ""
    } catch (trouble) {
      if (trouble.name !== "AbortError") status.textContent = panel.dataset.waiting
    }
  }
  let pause
  const soon = () => {
    clearTimeout(pause)
    pause = setTimeout(check, PAUSE)
  }

  // Where the words stand in the editor: the first place in a block, or the embed of that name.
  function placeOf(quote, embed) {
    let place = null
    editor.state.doc.descendants((node, position) => {
      if (place) return false
      if (embed && node.type.name === "embed" && node.attrs.ref === embed) place = { node: position }
      if (!embed && quote && node.isTextblock) {
        const text = node.textBetween(0, node.content.size, "", (leaf) => (leaf.type.name === "hardBreak" ? "\n" : ""))
        const start = text.replace(/\u00a0/g, " ").indexOf(quote)
        if (start >= 0) place = { from: position + 1 + start, to: position + 1 + start + quote.length }
      }
      return !place
    })
    return place
  }
  function show({ field, quote, embed }) {
    if (field === "body" && editor) {
      const place = placeOf(quote, embed)
      const chain = editor.chain().focus()
      if (place?.node !== undefined) chain.setNodeSelection(place.node).scrollIntoView().run()
      else if (place) chain.setTextSelection(place).scrollIntoView().run()
      else chain.scrollIntoView().run()
      return true
    }
    const near = field === "byline" ? document.querySelector("#bylines-group") : form.querySelector(`#id_${field}`)
    const input = near?.matches("input, textarea, select") ? near : near?.querySelector("select, input:not([type=hidden]), a")
    near?.scrollIntoView({ block: "center" })
    input?.focus({ preventScroll: true })
    return Boolean(input)
  }

  document.addEventListener("prose-editor:ready", (event) => {
    if (event.detail.textarea !== body) return
    editor = event.detail.editor
    body.closest(".prose-editor").append(measure)
    count()
  })
  form.addEventListener("input", () => (count(), soon()))
  form.addEventListener("change", soon)
  panel.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-field]")
    if (link && show(link.dataset)) event.preventDefault()
  })
})

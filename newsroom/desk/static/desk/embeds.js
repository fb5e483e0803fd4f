// Cards of what can be embedded, and the dialog in which one is picked. The words and the address come from the template
// #embed-picker of the page. EmbedPicker.card(embed) gives one card, EmbedPicker.pick(insert) opens the dialog.
const EmbedPicker = (() => {
  const template = () => document.querySelector("#embed-picker")

  async function ask(query) {
    const answer = await fetch(`${template().dataset.address}?${query}`, { credentials: "same-origin" })
    if (!answer.ok) throw new Error(answer.status)
    return (await answer.json()).cards
  }

  // The cards of one text are asked for together.
  let waiting = null
  function card(embed) {
    waiting ??= new Promise((resolve) => queueMicrotask(resolve)).then(() => {
      const query = new URLSearchParams([...named].map((one) => ["embed", one]))
      waiting = null
      named.clear()
      return ask(query)
    })
    named.add(embed)
    return waiting.then((cards) => cards.find((one) => one.embed === embed))
  }
  const named = new Set()

  function element(name, className, text) {
    const made = document.createElement(name)
    if (className) made.className = className
    if (text) {
      const bdi = document.createElement("bdi")
      bdi.textContent = text
      made.append(bdi)
    }
    return made
  }

  // Picture, title, kind and state, a line about it, and what readers see.
  function draw(one) {
    const parts = []
    if (one.picture) {
      const image = document.createElement("img")
      Object.assign(image, { src: one.picture.src, alt: one.picture.alt, width: 96, height: 64, loading: "lazy" })
      parts.push(image)
    }
    const words = element("span", "embed-words")
    words.append(element("strong", "", one.title))
    words.append(element("small", "", [one.kind, one.state].filter(Boolean).join(" · ")))
    if (one.about) words.append(element("small", "embed-about", one.about))
    if (one.note) words.append(element("small", `embed-note sight-${one.sight.replace(" ", "-")}`, one.note))
    parts.push(words)
    return parts
  }

  function number(count) {
    return new Intl.NumberFormat(document.documentElement.lang || "en").format(count)
  }

  function pick(insert) {
    const dialog = template().content.querySelector("dialog").cloneNode(true)
    const [search, list, nothing, count] = ["[type=search]", "ul", ".nothing", ".embed-count"].map((one) => dialog.querySelector(one))
    let latest = 0
    let cards = []
    let chosen = 0

    const mark = (index) => {
      chosen = Math.max(0, Math.min(index, list.children.length - 1))
      ;[...list.children].forEach((item, position) => item.setAttribute("aria-selected", String(position === chosen)))
      const item = list.children[chosen]
      if (item) search.setAttribute("aria-activedescendant", item.id)
      else search.removeAttribute("aria-activedescendant")
      item?.scrollIntoView({ block: "nearest" })
    }
    const choose = (index) => {
      if (!cards[index]) return
      dialog.close()
      insert(cards[index])
    }
    const row = (one, index) => {
      const item = element("li")
      item.id = `embed-found-${index}`
      item.setAttribute("role", "option")
      item.append(...draw(one))
      if (one.is_own) item.append(element("small", "embed-own", template().dataset.own))
      item.addEventListener("click", () => choose(index))
      return item
    }
    const show = async () => {
      const turn = ++latest
      const only = dialog.querySelector("[name=embed-only]:checked").value
      let found
      try {
        found = await ask(new URLSearchParams({ q: search.value, only, item: template().dataset.item ?? "" }))
      } catch {
        if (turn === latest) count.textContent = template().dataset.unreachable
        return
      }
      if (turn !== latest) return // an older answer that came late
      cards = found
      nothing.hidden = cards.length > 0
      count.textContent = cards.length ? template().dataset.counted.replace("%(number)s", number(cards.length)) : ""
      list.replaceChildren(...cards.map(row))
      mark(0)
    }

    let pause
    search.addEventListener("input", () => {
      clearTimeout(pause)
      pause = setTimeout(show, 200)
    })
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }
    dialog.addEventListener("keydown", (event) => {
      if (event.target.matches("[type=radio], button") && event.key !== "Enter") return
      if (event.key in steps) {
        event.preventDefault()
        mark(chosen + steps[event.key])
      } else if (event.key === "Enter" && !event.target.matches("button")) {
        event.preventDefault()
        choose(chosen)
      }
    })
    dialog.addEventListener("change", (event) => event.target.matches("[type=radio]") && show())
    dialog.querySelector("[value=close]").addEventListener("click", () => dialog.close())
    dialog.addEventListener("close", () => dialog.remove())
    document.body.append(dialog)
    dialog.showModal()
    search.focus()
    show()
  }

  return { card, draw, pick, template }
})()

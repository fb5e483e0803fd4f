// Looking at a public page before it is one: it comes as HTML, is shown in a frame that runs no script, at the width and in
// the colours that were chosen. Also counts letters beside fields. Without this file previews open as pages of their own.
document.addEventListener("DOMContentLoaded", () => {
  const look = document.querySelector("[data-look]")
  if (look) startLook(look)
  document.querySelectorAll(":is(input, textarea)[data-count]").forEach(countLetters)
})

function startLook(look) {
  const frame = look.querySelector("iframe")
  const stage = look.querySelector(".look-stage")
  const state = look.querySelector("[data-look-state]")
  const chosen = { width: 390, scheme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light" }
  const press = (name) => {
    look.querySelectorAll(`[data-look-${name}]`).forEach((button) =>
      button.setAttribute("aria-pressed", String(button.getAttribute(`data-look-${name}`) === String(chosen[name]))),
    )
  }
  const size = () => {
    const scale = Math.min(1, stage.clientWidth / chosen.width) || 1
    frame.style.width = `${chosen.width}px`
    frame.style.height = `${stage.clientHeight / scale}px`
    frame.style.transform = `scale(${scale})`
    frame.style.transformOrigin = getComputedStyle(stage).direction === "rtl" ? "top right" : "top left"
  }
  // The frame has the colours of the machine; its sheets are told which to use instead.
  const colour = () => {
    const sheets = frame.contentDocument ? [...frame.contentDocument.styleSheets] : []
    for (const rule of sheets.flatMap((sheet) => [...sheet.cssRules])) {
      if (!rule.media) continue
      const asked = rule.lookScheme ?? /prefers-color-scheme:\s*(dark|light)/.exec(rule.media.mediaText)?.[1]
      if (asked) {
        rule.lookScheme = asked
        rule.media.mediaText = asked === chosen.scheme ? "all" : "not all"
      }
    }
    frame.style.colorScheme = chosen.scheme
  }
  const show = (html) => {
    const top = frame.contentWindow?.scrollY ?? 0
    frame.onload = () => {
      colour()
      frame.contentWindow.scrollTo(0, top)
      frame.contentDocument.addEventListener("click", (event) => event.target.closest("a, button") && event.preventDefault())
    }
    frame.srcdoc = html
  }
  look.addEventListener("click", (event) => {
    const button = event.target.closest("button")
    if (!button) return
    if (button.dataset.lookWidth) chosen.width = Number(button.dataset.lookWidth)
    if (button.dataset.lookScheme) chosen.scheme = button.dataset.lookScheme
    if ("lookLarge" in button.dataset) enlarge(!look.classList.contains("look-large"))
    press("width")
    press("scheme")
    size()
    colour()
  })
  const enlarge = (isLarge) => {
    look.classList.toggle("look-large", isLarge)
    look.querySelector("[data-look-large]").setAttribute("aria-pressed", String(isLarge))
  }
  look.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return
    enlarge(false)
    size()
  })
  new ResizeObserver(size).observe(stage)
  press("width")
  press("scheme")
  const fail = () => (state.textContent = state.dataset.failed)
  if (look.dataset.look) followForm(look, show, fail, state)
  else onRequest(look, show, fail, state)
}

// The front page: shown when it is asked for, from the list as it stands in the form.
function onRequest(look, show, fail, state) {
  const button = document.querySelector("[data-look-now]")
  button?.addEventListener("click", async (event) => {
    event.preventDefault()
    const data = new FormData(button.form)
    data.set("act", "preview")
    try {
      const answer = await fetch(location.pathname, { method: "POST", body: data })
      if (!answer.ok) throw new Error(answer.status)
      look.hidden = false
      state.textContent = ""
      show(await answer.text())
      look.scrollIntoView({ block: "start" })
    } catch {
      look.hidden = false
      fail()
    }
  })
}

// An item: shown from its form as it is typed, a moment after the last key. Files are never sent.
function followForm(look, show, fail, state) {
  const form = document.querySelector("#content-main > form")
  const cards = document.querySelector("[data-look-cards]")
  let timer = 0
  let wanted = 0
  const refresh = async () => {
    const mine = ++wanted
    const data = new FormData()
    for (const [name, value] of form ? new FormData(form) : []) if (typeof value === "string") data.append(name, value)
    const token = form?.querySelector("[name=csrfmiddlewaretoken]") ?? document.querySelector("[name=csrfmiddlewaretoken]")
    if (token) data.set("csrfmiddlewaretoken", token.value)
    data.set("scale", look.open ? "page" : "cards")
    try {
      const answer = await fetch(look.dataset.look, { method: "POST", body: data })
      if (!answer.ok) throw new Error(answer.status)
      const made = await answer.json()
      if (mine !== wanted) return
      state.textContent = ""
      if (cards) cards.innerHTML = made.cards
      if (made.page) show(made.page)
    } catch {
      if (mine === wanted) fail()
    }
  }
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(refresh, 700)
  }
  form?.addEventListener("input", later)
  form?.addEventListener("change", later)
  look.addEventListener("toggle", () => look.open && refresh())
  refresh()
}

function countLetters(field) {
  const most = Number(field.dataset.count)
  const note = document.createElement("span")
  note.className = "letters"
  note.id = `${field.id}_letters`
  field.setAttribute("aria-describedby", [field.getAttribute("aria-describedby"), note.id].filter(Boolean).join(" "))
  const count = () => {
    const number = [...field.value.trim()].length
    note.textContent = `${number} / ${most}`
    note.classList.toggle("letters-over", number > most)
  }
  field.addEventListener("input", count)
  field.after(note)
  count()
}

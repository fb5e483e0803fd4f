// Fields that complete what is typed. A page says where to ask (data-lookup on any element around its fields), a field
// which list to look in (data-lookup on an input). Without this script the fields take what is typed.
document.addEventListener("DOMContentLoaded", () => {
  const root = document.querySelector("[data-lookup]:not(input)")
  if (!root) return
  const box = document.createElement("ul")
  box.className = "completions"
  box.id = "completions"
  box.setAttribute("role", "listbox")
  let owner = null
  let wanted = 0
  const close = () => {
    owner?.setAttribute("aria-expanded", "false")
    owner?.removeAttribute("aria-activedescendant")
    owner = null
    box.remove()
  }
  const choose = (item) => {
    const field = owner
    const isKey = field.name.endsWith("_add") || field.dataset.lookup === "events"
    field.value = isKey ? item.dataset.key : item.textContent
    close()
    if (field.name.endsWith("_add")) field.form.requestSubmit()
  }
  const mark = (item) => {
    for (const one of box.children) one.setAttribute("aria-selected", String(one === item))
    if (item) owner.setAttribute("aria-activedescendant", item.id)
  }
  const complete = async (field) => {
    const mine = ++wanted
    if (field.value.trim().length < 2) return close()
    const address = `${root.dataset.lookup}?${new URLSearchParams({ kind: field.dataset.lookup, q: field.value })}`
    let found
    try {
      found = (await (await fetch(address, { headers: { Accept: "application/json" } })).json()).found
    } catch {
      return close()
    }
    if (mine !== wanted || document.activeElement !== field) return
    if (!found.length) return close()
    owner = field
    box.replaceChildren(
      ...found.map(({ key, name }, number) => {
        const item = document.createElement("li")
        item.id = `completion-${number}`
        item.dataset.key = key
        item.textContent = name
        item.setAttribute("role", "option")
        item.dir = "auto"
        return item
      }),
    )
    field.after(box)
    field.setAttribute("role", "combobox")
    field.setAttribute("aria-controls", box.id)
    field.setAttribute("aria-expanded", "true")
    mark(box.firstChild)
  }
  root.addEventListener("input", (event) => event.target.matches("input[data-lookup]") && complete(event.target))
  root.addEventListener(
    "keydown",
    (event) => {
      if (!owner || event.target !== owner) return
      const chosen = box.querySelector("[aria-selected=true]")
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault()
        mark((event.key === "ArrowDown" ? chosen?.nextSibling : chosen?.previousSibling) ?? chosen)
      } else if (event.key === "Enter" && chosen) {
        event.preventDefault()
        choose(chosen)
      } else if (event.key === "Escape") {
        event.stopPropagation()
        close()
      }
    },
    true,
  )
  box.addEventListener("mousedown", (event) => {
    event.preventDefault()
    const item = event.target.closest("li")
    if (item) choose(item)
  })
  root.addEventListener("focusout", (event) => event.target === owner && close())
})

// The keys that every page of the desk has. A page with a list of keys of its own (details.keys) is left to itself, and
// nothing happens while somebody types, except Ctrl+S.
document.addEventListener("DOMContentLoaded", () => {
  const overlay = document.querySelector("#keys-overlay")
  if (!overlay || document.querySelector("details.keys")) return
  const button = document.querySelector("#keys-open")
  button.hidden = false
  button.addEventListener("click", () => overlay.showModal())

  const rows = () => [...document.querySelectorAll("#result_list tbody tr, .queue li")]
  const wayIn = (row) => row.querySelector("th a, a.entry-title, td a")
  const rowOf = (element) => element?.closest("#result_list tbody tr, .queue li")
  const step = (by) => {
    const all = rows()
    const at = all.indexOf(rowOf(document.activeElement))
    const row = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by]
    if (!row) return
    wayIn(row)?.focus({ preventScroll: true })
    row.scrollIntoView({ block: "nearest" })
  }
  const save = () => document.querySelector(".submit-row [name=_continue], .submit-row [name=_save]")?.click()
  const search = () => document.querySelector("#searchbar, #toolbar input, input[type=search]")?.focus()
  const toMove = () => {
    const move = document.querySelector(".moves .move.forward > :is(button, summary)")
    ;(move ?? document.querySelector(".moves :is(summary, .move > button:enabled)"))?.focus()
  }
  const keys = {
    "?": () => overlay.showModal(),
    "/": search,
    j: () => step(1),
    k: () => step(-1),
    x: () => rowOf(document.activeElement)?.querySelector("input.action-select")?.click(),
    n: () => document.querySelector(".object-tools .addlink")?.click(),
    s: save,
    m: toMove,
  }
  let isGoing = false
  document.addEventListener("keydown", (event) => {
    const letter = DeskKeys.letter(event)
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && letter === "s") {
      if (!document.querySelector(".submit-row [name=_continue], .submit-row [name=_save]")) return
      event.preventDefault()
      return save()
    }
    if (DeskKeys.isWithModifier(event) || event.repeat || event.defaultPrevented) return
    if (DeskKeys.isTyping(event.target) || event.target.isContentEditable || document.querySelector("dialog[open]")) return
    if (isGoing) {
      isGoing = false
      const way = document.querySelector(`.ways a[data-key="${CSS.escape(letter)}"]`)
      if (way) {
        event.preventDefault()
        return way.click()
      }
    }
    if (letter === "g") isGoing = true
    else if (keys[letter]) {
      event.preventDefault()
      keys[letter]()
    }
  })
})

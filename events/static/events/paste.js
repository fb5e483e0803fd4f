// What is pasted is kept on the server while it is typed; a file dropped on a caption is named there, in brackets.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form.paste")
  const text = form?.elements.text
  if (!text) return
  const status = form.querySelector(".kept")
  const input = form.elements.files
  const chosen = new DataTransfer()
  let timer = 0
  let asked = 0

  const keep = async () => {
    const mine = ++asked
    const body = new URLSearchParams({
      text: text.value,
      year: form.elements.year.value,
      origin: form.elements.origin.value,
      sent_on: form.elements.sent_on.value,
      kept: form.elements.kept.value,
      csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value,
    })
    try {
      const answer = await fetch(location.pathname, { method: "POST", body, headers: { Accept: "application/json" } })
      if (!answer.ok) throw new Error(answer.status)
      const { kept } = await answer.json()
      if (mine === asked) {
        form.elements.kept.value = kept
        status.textContent = kept ? form.dataset.said : ""
      }
    } catch {
      status.textContent = form.dataset.unsaid
    }
  }
  // One request after the other, so that each names the batch the one before it made.
  let queue = Promise.resolve()
  const keepSoon = (delay) => {
    clearTimeout(timer)
    timer = setTimeout(() => (queue = queue.then(keep)), delay)
  }
  text.addEventListener("input", (event) => keepSoon(event.inputType === "insertFromPaste" ? 0 : 1200))
  form.addEventListener("submit", () => clearTimeout(timer))

  // The text names a file by its number: its own name is shown here only, and stays on this machine.
  const list = form.querySelector(".chosen")
  const show = () => {
    list.hidden = !chosen.files.length
    list.replaceChildren(
      ...[...chosen.files].map((file) => Object.assign(document.createElement("li"), { textContent: file.name })),
    )
  }
  const add = (files) => {
    for (const file of files) {
      chosen.items.add(file)
      const at = text.selectionEnd
      const end = at + text.value.slice(at).search(/\n[ \t]*\n|$/)
      text.setRangeText(` [file ${chosen.files.length}]`, end, end, "end")
    }
    input.files = chosen.files
    show()
    keepSoon(0)
  }
  text.addEventListener("dragover", (event) => event.preventDefault())
  text.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return
    event.preventDefault()
    const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY)
    if (caret && caret.offsetNode === text) text.setSelectionRange(caret.offset, caret.offset)
    add(event.dataTransfer.files)
  })
  input.addEventListener("change", () => {
    for (const file of input.files) chosen.items.add(file)
    input.files = chosen.files
    show()
  })
})

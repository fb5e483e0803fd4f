// Keys of the approver's pass: they press what is on the page, never inside a field.
document.addEventListener("DOMContentLoaded", () => {
  const pass = document.querySelector(".pass")
  if (!pass) return
  pass.tabIndex = -1
  pass.focus({ preventScroll: true })
  pass.addEventListener("keydown", (event) => {
    if (event.target.matches("input, textarea, select") || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return
    const key = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace("Key", "").toLowerCase()
    const target = pass.querySelector(`[data-key="${CSS.escape(key)}"]`)
    if (!target || target.disabled) return
    event.preventDefault()
    target.click()
    if (key === "b") pass.querySelector(".send-back textarea").focus()
  })
})

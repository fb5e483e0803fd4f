// Names for fields that Django's admin leaves without one: the boxes that select2 puts in place of a select, the two halves
// of a date with a time, and the columns of an inline. A screen reader says what a sighted person reads beside them.
const textOf = (one) => (one?.textContent ?? "").replace(/[:*\s]+$/, "").trim()

const headOf = (field) => {
  const cell = field.closest("td")
  const table = cell?.closest("table")
  if (!table) return ""
  return textOf(table.tHead?.rows[0]?.cells[cell.cellIndex])
}

const labelOf = (field) =>
  textOf(document.querySelector(`label[for="${CSS.escape(field.id)}"]`)) ||
  textOf(field.closest("fieldset.flex-container, .form-row")?.querySelector("legend, label")) ||
  headOf(field)

const nameSelect2 = (select) => {
  const name = labelOf(select)
  const box = select.nextElementSibling
  if (!name || !box?.classList.contains("select2")) return
  // The name hides what is in the box, so what is chosen belongs to it.
  const chosen = box.querySelector(".select2-selection--single .select2-selection__rendered")?.title
  const said = [name, chosen].filter(Boolean).join(": ")
  box.querySelectorAll(".select2-selection, .select2-selection__rendered[role], .select2-search__field").forEach((part) => {
    part.removeAttribute("aria-labelledby")
    part.ariaLabel = said
  })
  // An empty list has a placeholder among its rows, which is no row.
  box.querySelectorAll("ul.select2-selection__rendered > :not(li)").forEach((one) => one.setAttribute("role", "listitem"))
}

const nameParts = (datetime) => {
  const name = labelOf(datetime)
  datetime.querySelectorAll("input").forEach((input) => {
    const part = textOf(input.previousSibling) || textOf(input.previousElementSibling)
    if (!input.ariaLabel) input.ariaLabel = [name, part].filter(Boolean).join(", ")
  })
}

const nameAll = () => {
  document.querySelectorAll("p.datetime").forEach(nameParts)
  document.querySelectorAll("select.select2-hidden-accessible").forEach(nameSelect2)
  document.querySelectorAll(".tabular td :is(input:not([type=hidden]), textarea, select)").forEach((field) => {
    if (!field.labels?.length && !field.ariaLabel) field.ariaLabel = headOf(field)
  })
}

// select2 draws its boxes late, and anew with each choice; inlines get rows.
let isAsked = false
const nameSoon = () => {
  if (isAsked) return
  isAsked = true
  requestAnimationFrame(() => {
    isAsked = false
    nameAll()
  })
}

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("#content form")
  if (!form) return
  nameAll()
  new MutationObserver(nameSoon).observe(form.closest("#content"), { childList: true, subtree: true })
})

// Tables of the body editor: they begin with a row of headings and may have a caption, which is kept as <caption>.
/* global EmbedPicker */
import { Table as PlainTable, updateAttrsDialog } from "django-prose-editor/editor"

const words = () => EmbedPicker.template()?.dataset ?? {}
const captionOf = (table) => table.querySelector(":scope > caption")?.textContent.trim() ?? ""

function showCaption(view, caption) {
  let shown = view.table.querySelector(":scope > caption")
  if (!caption) return shown?.remove()
  if (!shown) {
    shown = document.createElement("caption")
    shown.contentEditable = "false"
    view.table.prepend(shown)
  }
  shown.textContent = caption
}

export const Table = PlainTable.extend({
  addAttributes() {
    return { ...this.parent?.(), caption: { default: "", parseHTML: captionOf, renderHTML: () => ({}) } }
  },

  parseHTML: () => [{ tag: "table" }, { tag: "caption", ignore: true }],

  renderHTML({ node, HTMLAttributes }) {
    const caption = node.attrs.caption ? [["caption", {}, node.attrs.caption]] : []
    return ["table", HTMLAttributes, ...caption, ["tbody", 0]]
  },

  addNodeView() {
    const make = this.parent()
    return (props) => {
      const view = make(props)
      const update = view.update.bind(view)
      showCaption(view, props.node.attrs.caption)
      view.update = (node) => {
        if (!update(node)) return false
        showCaption(view, node.attrs.caption)
        return true
      }
      return view
    }
  },

  addCommands() {
    return {
      ...this.parent?.(),
      insertTableWithOptions:
        () =>
        ({ commands }) =>
          commands.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
    }
  },

  addMenuItems(menus) {
    this.parent?.(menus)
    const title = words().tableCaption ?? "Caption of the table"
    const ask = updateAttrsDialog({ caption: { type: "string", title } }, { title })
    menus.menu.defineItem({
      name: "table:caption",
      groups: "table",
      button: menus.buttons.material("subtitles", title),
      hidden: (editor) => !editor.isActive("table"),
      command: async (editor) => {
        const given = await ask(editor, editor.getAttributes("table"))
        if (given) editor.chain().focus().updateAttributes("table", given).run()
      },
    })
  },
})

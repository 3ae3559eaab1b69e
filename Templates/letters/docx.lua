-- What a letter needs otherwise than the report: the unit that it is to begins at the margin, and who writes it and when
-- stands on the right at its end.

local function escaped(text)
  return (text:gsub('&', '&amp;'):gsub('<', '&lt;'):gsub('>', '&gt;'))
end

-- A paragraph in the style of a text, with properties of its own; its lines stay lines.
local function paragraph(properties, inlines)
  local runs = {}
  for _, inline in ipairs(inlines) do
    if inline.t == 'LineBreak' then
      table.insert(runs, '<w:r><w:br/></w:r>')
    else
      local text = escaped(pandoc.utils.stringify(inline))
      table.insert(runs, '<w:r><w:t xml:space="preserve">' .. text .. '</w:t></w:r>')
    end
  end
  local style = '<w:pStyle w:val="BodyText"/>'
  return pandoc.RawBlock(
    'openxml', '<w:p><w:pPr>' .. style .. properties .. '</w:pPr>' .. table.concat(runs) .. '</w:p>')
end

local plain = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'

local function laid_out(blocks)
  if #blocks == 1 and blocks[1].t == 'Div' then
    blocks[1].content = laid_out(blocks[1].content)
    return blocks
  end
  local first, last = blocks[1], blocks[#blocks]
  if first and first.t == 'Para' then blocks[1] = paragraph(plain, first.content) end
  if #blocks > 1 and last.t == 'Para' then
    blocks[#blocks] = paragraph('<w:keepLines/>' .. plain .. '<w:jc w:val="right"/>', last.content)
  end
  return blocks
end

return {
  {
    Pandoc = function(document)
      document.blocks = laid_out(document.blocks)
      return document
    end,
  },
}

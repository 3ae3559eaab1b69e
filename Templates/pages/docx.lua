-- What a Word document needs otherwise than the page: the title once, headings one level up, columns as wide as what
-- they hold, plain text instead of links within the page, and neither the list of contents nor what only folds on a screen.
-- Word and WPS do not show the page's pictures: each is replaced by the table of its numbers.

local function leads_within(item)
  local first = item[1] and item[1].content and item[1].content[1]
  return first ~= nil and first.t == 'Link' and first.target:sub(1, 1) == '#'
end


-- Of a caption, a picture, the word to unfold its numbers and their table the first and the last.
local function without_pictures(figures)
  local kept = {}
  for place, block in ipairs(figures.content) do
    local step = (place - 1) % 4
    if step == 0 or step == 3 then table.insert(kept, block) end
  end
  return kept
end

-- The widths of a table's columns by the longest text that stands in one column alone; short columns are centred.
local function set_columns(grid)
  local longest, covered = {}, {}
  local function visit(rows)
    for _, row in ipairs(rows) do
      local column = 1
      for _, cell in ipairs(row.cells) do
        while (covered[column] or 0) > 0 do column = column + 1 end
        if cell.col_span == 1 then
          local length = utf8.len(pandoc.utils.stringify(cell.contents)) or 0
          longest[column] = math.max(longest[column] or 0, length)
        end
        for place = column, column + cell.col_span - 1 do covered[place] = cell.row_span end
        column = column + cell.col_span
      end
      for place in pairs(covered) do covered[place] = covered[place] - 1 end
    end
  end
  visit(grid.head.rows)
  for _, body in ipairs(grid.bodies) do visit(body.body) end
  local weights, sum = {}, 0
  for column = 1, #grid.colspecs do
    weights[column] = math.min(math.max(longest[column] or 0, 4), 22)
    sum = sum + weights[column]
  end
  for column = 1, #grid.colspecs do
    local align = weights[column] <= 10 and pandoc.AlignCenter or pandoc.AlignLeft
    grid.colspecs[column] = { align, weights[column] / sum }
  end
end

return {
  {
    BulletList = function(list)
      for _, item in ipairs(list.content) do if not leads_within(item) then return nil end end
      return {}
    end,
    Div = function(div)
      if div.identifier == 'units' then return {} end
      if div.classes:includes('figures') then return without_pictures(div) end
    end,
  },
  {
    Link = function(link) if link.target:sub(1, 1) == '#' then return link.content end end,
    Header = function(header)
      if header.level == 1 then return {} end
      header.level = header.level - 1
      return header
    end,
    Table = function(grid)
      grid.caption = { long = {}, short = nil }
      set_columns(grid)
      return grid
    end,
  },
}

//! A table pasted from a spreadsheet: rows with an account's name, who acts with it, and perhaps a
//! password. Free of web types.

/// What a column says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Column {
    /// 账号
    Account,
    /// 姓名
    Name,
    /// 单位
    Unit,
    /// 职务
    Post,
    /// 初始密码
    Password,
}

/// A row, as it is written.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Row {
    /// Its line in the text, from 1.
    pub line: usize,
    /// 账号
    pub account: String,
    /// 姓名
    pub name: String,
    /// 单位
    pub unit: String,
    /// 职务
    pub post: String,
    /// 初始密码, or nothing
    pub password: String,
    /// How many cells it has, where they are not as many as fit.
    pub cells: Option<usize>,
}

/// What a heading may be called.
const HEADINGS: [(Column, &[&str]); 5] = [
    (Column::Account, &["账号", "账号名", "用户名", "account", "login"]),
    (Column::Name, &["姓名", "人员", "name", "person"]),
    (Column::Unit, &["单位", "单位名称", "unit"]),
    (Column::Post, &["职务", "岗位", "post", "title"]),
    (Column::Password, &["初始密码", "密码", "password"]),
];

/// Reads a table. Columns go by their headings where there are any; otherwise a row is 账号, 姓名 or
/// 账号, 单位, 职务, each with or without a password: `is_unit` tells the two apart.
pub fn read(text: &str, is_unit: &dyn Fn(&str) -> bool) -> Vec<Row> {
    let separators: &[char] = if text.contains('\t') { &['\t'] } else { &[',', '，'] };
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let mut lines = lines.map(|(line, text)| (line, cells(text, separators))).peekable();
    let headings = lines.next_if(|(_, cells)| headings(cells).is_some());
    let headings = headings.and_then(|(_, cells)| self::headings(&cells));
    lines
        .map(|(line, cells)| match &headings {
            Some(columns) => by_heading(line, cells, columns),
            None => by_count(line, cells, is_unit),
        })
        .collect()
}

/// The cells of a line. Quotes around a cell, as spreadsheets write them, are taken off; inside them
/// a separator separates nothing.
fn cells(line: &str, separators: &[char]) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let cell = cells.last_mut().expect("there is always a cell");
        match letter {
            '"' if quoted && letters.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() => quoted = true,
            letter if !quoted && separators.contains(&letter) => cells.push(String::new()),
            letter => cell.push(letter),
        }
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// What the columns are, where every cell is a heading and one of them is the account's.
fn headings(cells: &[String]) -> Option<Vec<Column>> {
    let heading = |cell: &String| {
        let cell = cell.to_lowercase();
        let found = HEADINGS.iter().find(|(_, names)| names.contains(&cell.as_str()));
        found.map(|(column, _)| *column)
    };
    let columns = cells.iter().map(heading).collect::<Option<Vec<Column>>>()?;
    columns.contains(&Column::Account).then_some(columns)
}

fn by_heading(line: usize, cells: Vec<String>, columns: &[Column]) -> Row {
    let too_many = cells.iter().skip(columns.len()).any(|cell| !cell.is_empty());
    let mut row = Row { line, cells: too_many.then_some(cells.len()), ..Row::default() };
    for (column, cell) in columns.iter().zip(cells) {
        *row.cell(*column) = cell;
    }
    row
}

fn by_count(line: usize, mut cells: Vec<String>, is_unit: &dyn Fn(&str) -> bool) -> Row {
    use Column::*;
    // Empty cells at the end come from empty columns of the spreadsheet.
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    let of_unit = cells.get(1).is_some_and(|cell| is_unit(cell));
    let columns: &[Column] = match (cells.len(), of_unit) {
        (2, _) => &[Account, Name],
        (3, true) => &[Account, Unit, Post],
        (3, false) => &[Account, Name, Password],
        (4, _) => &[Account, Unit, Post, Password],
        (count, _) => return Row { line, cells: Some(count), ..Row::default() },
    };
    by_heading(line, cells, columns)
}

impl Row {
    fn cell(&mut self, column: Column) -> &mut String {
        match column {
            Column::Account => &mut self.account,
            Column::Name => &mut self.name,
            Column::Unit => &mut self.unit,
            Column::Post => &mut self.post,
            Column::Password => &mut self.password,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(line: usize, cells: [&str; 5]) -> Row {
        let [account, name, unit, post, password] = cells.map(ToOwned::to_owned);
        Row { line, account, name, unit, post, password, cells: None }
    }

    #[test]
    fn a_table_is_read_as_it_is_pasted() {
        let is_unit = |name: &str| name == "工信局";
        for (text, rows) in [
            ("zhao\t赵一", vec![row(1, ["zhao", "赵一", "", "", ""])]),
            (
                "zhao,赵一\n\nqian，钱 二",
                vec![row(1, ["zhao", "赵一", "", "", ""]), row(3, ["qian", "钱 二", "", "", ""])],
            ),
            ("zhao\t赵一\tlong enough\t", vec![row(1, ["zhao", "赵一", "", "", "long enough"])]),
            ("gx\t工信局\t经办人", vec![row(1, ["gx", "", "工信局", "经办人", ""])]),
            (
                "gx\t工信局\t经办人\tsecret, yes",
                vec![row(1, ["gx", "", "工信局", "经办人", "secret, yes"])],
            ),
            (
                "姓名\t账号\t单位\r\n赵一\tzhao\t工信局\r\n",
                vec![row(2, ["zhao", "赵一", "工信局", "", ""])],
            ),
            ("Account,Password,Name\nzhao,,赵一", vec![row(2, ["zhao", "赵一", "", "", ""])]),
            ("zhao,\"赵一, \"\"老赵\"\"\"", vec![row(1, ["zhao", "赵一, \"老赵\"", "", "", ""])]),
            ("  \n", vec![]),
        ] {
            assert_eq!(read(text, &is_unit), rows, "{text}");
        }
    }

    #[test]
    fn a_row_with_too_few_or_too_many_cells_is_known_by_it() {
        let cells = |text: &str| {
            read(text, &|_| false).into_iter().map(|row| row.cells).collect::<Vec<_>>()
        };
        assert_eq!(cells("zhao"), [Some(1)]);
        assert_eq!(cells("a\tb\tc\td\te"), [Some(5)]);
        assert_eq!(cells("账号\t姓名\nzhao\t赵一\tmore"), [Some(3)]);
        assert_eq!(cells("账号\t姓名\nzhao\t赵一\t"), [None], "an empty cell says nothing");
    }
}

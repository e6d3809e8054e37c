#include "ui/bulk/replace_form.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/item/find_bar.h"

#include <QGridLayout>
#include <QMenu>

namespace rf::ui {

using models::BulkModel;
using models::FindReplace;
using models::ValuePath;

namespace {

QLineEdit* line(const char* objectName, const QString& name) {
    auto* edit = new QLineEdit;
    edit->setObjectName(QString::fromLatin1(objectName));
    edit->setAccessibleName(name);
    edit->setFont(monoFont());
    return edit;
}

} // namespace

ReplaceForm::ReplaceForm(BulkModel* model, const QStringList& attributes, const QString& result, QWidget* parent)
    : BulkFields(parent), m_model(model), m_find(line("replaceFind", tr("Text to find"))),
      m_with(line("replaceWith", tr("Text to put in its place"))),
      m_case(findToggle(QStringLiteral("Aa"), tr("Upper and lower case differ"), "replaceCase")),
      m_whole(findToggle(tr("Whole value"), tr("The value says this and nothing else"), "replaceWhole")),
      m_expression(findToggle(QStringLiteral(".*"), tr("Regular expression"), "replaceExpression")),
      m_where(new Segments({tr("Everywhere"), tr("Not in the key"), tr("In")})),
      m_paths(line("replacePaths", tr("Attributes to look at"))), m_pick(new Button(tr("Pick"))),
      m_hint(label({}, uiFont(12), "text3")) {
    m_where->setObjectName(QStringLiteral("replaceWhere"));
    m_where->setAccessibleName(tr("Where to look"));
    m_paths->setPlaceholderText(tr("status, shipTo.city, lines[0].sku"));
    m_pick->setObjectName(QStringLiteral("replacePick"));
    m_pick->setAccessibleName(tr("Pick attributes to look at"));
    m_pick->setArrow(true);
    auto* menu = new QMenu(m_pick);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, attributes] { fillPick(menu, attributes); });
    m_pick->setMenu(menu);
    m_hint->setWordWrap(true);
    m_hint->setObjectName(QStringLiteral("replaceHint"));
    placeRows(result);
    for (QLineEdit* each : {m_find, m_with, m_paths}) connect(each, &QLineEdit::textChanged, this, &ReplaceForm::tell);
    for (QToolButton* each : {m_case, m_whole, m_expression}) connect(each, &QToolButton::toggled, this, &ReplaceForm::tell);
    connect(m_where, &Segments::currentChanged, this, [this](int at) {
        tell();
        if (FindReplace::Where(at) == FindReplace::Where::Chosen) m_paths->setFocus();
    });
    connect(model, &BulkModel::formChanged, this, &ReplaceForm::refresh);
    connect(model, &BulkModel::stateChanged, this, &ReplaceForm::refresh);
    m_model->setReplacement(form());
    refresh();
}

void ReplaceForm::placeRows(const QString& result) {
    auto* scope = new QHBoxLayout;
    scope->addWidget(new ScopeChoice(m_model, result));
    scope->addStretch(1);
    auto* how = new QHBoxLayout;
    how->setSpacing(4);
    for (QWidget* each : {m_case, m_whole, m_expression}) how->addWidget(each);
    auto* where = new QHBoxLayout;
    where->setSpacing(8);
    where->addWidget(m_where);
    where->addWidget(m_paths, 1);
    where->addWidget(m_pick);
    where->addStretch(); // no more than the rest: the paths take the width when they show
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(8);
    grid->addLayout(scope, 0, 0, 1, 3);
    grid->addWidget(label(tr("Find"), uiFont(12), "text2"), 1, 0);
    grid->addWidget(m_find, 1, 1);
    grid->addLayout(how, 1, 2);
    grid->addWidget(label(tr("Replace with"), uiFont(12), "text2"), 2, 0);
    grid->addWidget(m_with, 2, 1);
    grid->addWidget(label(tr("Look"), uiFont(12), "text2"), 3, 0);
    grid->addLayout(where, 3, 1, 1, 2);
    grid->addWidget(m_hint, 4, 0, 1, 3);
    grid->setColumnStretch(1, 1);
}

FindReplace ReplaceForm::form() const {
    return {{m_find->text(), m_case->isChecked(), m_whole->isChecked(), m_expression->isChecked()},
            m_with->text(),
            FindReplace::Where(m_where->current()),
            m_paths->text()};
}

void ReplaceForm::tell() {
    m_touched = m_touched || !m_find->text().isEmpty();
    m_model->setReplacement(form());
}

void ReplaceForm::setFind(const models::TextSearch& find) {
    m_find->setText(find.text);
    m_case->setChecked(find.caseSensitive);
    m_whole->setChecked(find.whole);
    m_expression->setChecked(find.expression);
}

void ReplaceForm::focusFirst() {
    m_find->setFocus();
    m_find->selectAll();
}

void ReplaceForm::fillPick(QMenu* menu, const QStringList& attributes) {
    menu->clear();
    const auto chosen = models::pathsOf(m_paths->text());
    for (const QString& name : attributes) {
        QAction* action = menu->addAction(name, this, [this, name] { pick(name); });
        action->setCheckable(true);
        action->setChecked(chosen && chosen->contains(ValuePath::attribute(name)));
    }
}

/// Puts the attribute among the paths, or takes it out.
void ReplaceForm::pick(const QString& attribute) {
    QList<ValuePath> paths = models::pathsOf(m_paths->text()).value_or(QList<ValuePath>());
    const ValuePath path = ValuePath::attribute(attribute);
    if (paths.removeAll(path) == 0) paths << path;
    m_where->setCurrent(int(FindReplace::Where::Chosen));
    m_paths->setText(models::textOf(paths));
    tell();
}

void ReplaceForm::refresh() {
    const bool chosen = form().where == FindReplace::Where::Chosen;
    m_paths->setVisible(chosen);
    m_pick->setVisible(chosen);
    const auto problem = m_model->problem();
    const QString field = problem && m_touched ? problem->field : QString();
    const auto of = [&](const char* name) { return field == QLatin1String(name) ? problem->message : QString(); };
    setProblem(m_find, of("find"));
    setProblem(m_with, of("with"));
    setProblem(m_paths, of("paths"));
    const QString hint = m_expression->isChecked() ? tr("Groups stand in the replacement as \\1 … \\9, the whole match as \\0.")
                         : chosen                  ? tr("Attributes or places inside them, with commas between; all beneath them is looked at.")
                                                   : tr("Strings, numbers and members of sets are looked at, at any depth; each keeps its type.");
    m_hint->setText(field.isEmpty() ? hint : problem->message);
    setTone(m_hint, field.isEmpty() ? "text3" : "danger");
    for (QWidget* input : std::initializer_list<QWidget*>{m_find, m_with, m_case, m_whole, m_expression, m_where, m_paths, m_pick})
        input->setEnabled(!m_model->isBusy());
}

} // namespace rf::ui

#include "moc_replace_form.cpp"

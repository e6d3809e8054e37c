#include "ui/bulk/bulk_form.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace rf::ui {

using models::BulkAction;
using models::BulkModel;
using Kind = BulkAction::Kind;

namespace {

struct KindWords {
    Kind kind;
    const char* text;
    const char* hint;
};
constexpr KindWords kKinds[] = {
    {Kind::SetValue, QT_TRANSLATE_NOOP("BulkForm", "Set to a value"),
     QT_TRANSLATE_NOOP("BulkForm", "An attribute or a place inside one: status, shipTo.city, lines[0].qty.")},
    {Kind::SetText, QT_TRANSLATE_NOOP("BulkForm", "Set to a text of others"),
     QT_TRANSLATE_NOOP("BulkForm", "Attributes stand in braces: STATUS#{status}#{placedAt}. Write {{ for a brace.")},
    {Kind::SetExpression, QT_TRANSLATE_NOOP("BulkForm", "Set to an expression"),
     QT_TRANSLATE_NOOP("BulkForm", "As after SET: stock + 5, if_not_exists(seen, 0) + 1, list_append(tags, ['new']).")},
    {Kind::AddNumber, QT_TRANSLATE_NOOP("BulkForm", "Add to a number"),
     QT_TRANSLATE_NOOP("BulkForm", "Exact to 38 digits; a negative number subtracts.")},
    {Kind::Remove, QT_TRANSLATE_NOOP("BulkForm", "Remove attribute"),
     QT_TRANSLATE_NOOP("BulkForm", "Items without it stay as they are.")},
    {Kind::Rename, QT_TRANSLATE_NOOP("BulkForm", "Rename attribute"),
     QT_TRANSLATE_NOOP("BulkForm", "Values stay; items that have the new name already are left alone.")},
    {Kind::Delete, QT_TRANSLATE_NOOP("BulkForm", "Delete items"),
     QT_TRANSLATE_NOOP("BulkForm", "Each goes only if it is still what the check read.")},
};

} // namespace

BulkForm::BulkForm(BulkModel* model, const QStringList& attributes, const QString& result, QWidget* parent)
    : BulkFields(parent), m_model(model), m_kind(new QComboBox), m_path(new QComboBox),
      m_type(new QComboBox), m_text(new QLineEdit), m_name(new QLineEdit), m_to(label(tr("to"), uiFont(12), "text2")),
      m_hint(label({}, uiFont(12), "text3")) {
    for (const KindWords& each : kKinds) m_kind->addItem(tr(each.text), int(each.kind));
    m_kind->setObjectName(QStringLiteral("bulkKind"));
    m_kind->setAccessibleName(tr("What to do"));
    m_path->setObjectName(QStringLiteral("bulkPath"));
    m_path->setAccessibleName(tr("Attribute"));
    m_path->setEditable(true);
    m_path->setInsertPolicy(QComboBox::NoInsert);
    m_path->setFont(monoFont());
    m_path->addItems(attributes);
    m_path->setCurrentText({});
    m_path->lineEdit()->setPlaceholderText(tr("Attribute"));
    m_type->setObjectName(QStringLiteral("bulkType"));
    m_type->setAccessibleName(tr("Type of the value"));
    for (const models::ValueType type : models::allTypes()) m_type->addItem(models::typeLabel(type), int(type));
    m_text->setObjectName(QStringLiteral("bulkText"));
    m_text->setAccessibleName(tr("Value"));
    m_text->setFont(monoFont());
    m_name->setObjectName(QStringLiteral("bulkName"));
    m_name->setAccessibleName(tr("New name"));
    m_name->setFont(monoFont());
    m_name->setPlaceholderText(tr("New name"));
    m_kind->setFixedWidth(178);
    m_path->setMinimumWidth(170);
    m_type->setFixedWidth(112);

    auto* scope = new QHBoxLayout;
    scope->setSpacing(8);
    scope->addWidget(new ScopeChoice(model, result));
    scope->addStretch(1);
    auto* fields = new QHBoxLayout;
    fields->setSpacing(8);
    fields->addWidget(m_kind);
    fields->addWidget(m_path, 2);
    fields->addWidget(m_to);
    fields->addWidget(m_type);
    fields->addWidget(m_text, 3);
    fields->addWidget(m_name, 3);
    fields->addStretch(); // while only the kind shows
    m_hint->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addLayout(scope);
    column->addLayout(fields);
    column->addWidget(m_hint);

    connect(m_kind, &QComboBox::currentIndexChanged, this, &BulkForm::tell);
    connect(m_type, &QComboBox::currentIndexChanged, this, &BulkForm::tell);
    connect(m_path, &QComboBox::currentTextChanged, this, &BulkForm::tell);
    for (QLineEdit* line : {m_text, m_name}) connect(line, &QLineEdit::textEdited, this, &BulkForm::tell);
    connect(model, &BulkModel::formChanged, this, &BulkForm::refresh);
    connect(model, &BulkModel::stateChanged, this, &BulkForm::refresh);
    m_model->setAction(action());
    refresh();
}

BulkAction BulkForm::action() const {
    return {Kind(m_kind->currentData().toInt()), m_path->currentText(), models::ValueType(m_type->currentData().toInt()),
            m_text->text(), m_name->text()};
}

void BulkForm::tell() {
    m_touched = m_touched || !m_path->currentText().isEmpty();
    m_model->setAction(action());
}

void BulkForm::setKind(Kind kind) {
    m_kind->setCurrentIndex(m_kind->findData(int(kind)));
}

void BulkForm::setPath(const QString& path) {
    m_path->setCurrentText(path);
}

void BulkForm::focusFirst() {
    const bool path = m_path->isVisibleTo(this) && m_path->currentText().isEmpty();
    path ? m_path->setFocus() : m_text->isVisibleTo(this) ? m_text->setFocus() : m_kind->setFocus();
}

void BulkForm::refresh() {
    const Kind kind = m_model->action().kind;
    const bool texts = kind == Kind::SetValue || kind == Kind::SetText || kind == Kind::SetExpression || kind == Kind::AddNumber;
    m_path->setVisible(kind != Kind::Delete);
    m_text->setVisible(texts);
    m_type->setVisible(kind == Kind::SetValue);
    m_name->setVisible(kind == Kind::Rename);
    m_to->setVisible(texts || kind == Kind::Rename);
    m_to->setText(kind == Kind::AddNumber ? tr("add") : tr("to"));
    const auto* words = std::find_if(std::begin(kKinds), std::end(kKinds), [&](auto& each) { return each.kind == kind; });
    const auto problem = m_model->problem();
    const QString field = problem && m_touched ? problem->field : QString();
    const auto of = [&](const char* name) { return field == QLatin1String(name) ? problem->message : QString(); };
    setProblem(m_path, of("path"));
    setProblem(m_text, of("text"));
    setProblem(m_name, of("name"));
    m_hint->setText(field.isEmpty() ? tr(words->hint) : problem->message);
    setTone(m_hint, field.isEmpty() ? "text3" : "danger");
    for (QWidget* input : std::initializer_list<QWidget*>{m_kind, m_path, m_type, m_text, m_name})
        input->setEnabled(!m_model->isBusy());
}

} // namespace rf::ui

#include "moc_bulk_form.cpp"

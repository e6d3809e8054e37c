#include "ui/query/chip_editor.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScreen>

namespace rf::ui {

using models::FilterModel;
using models::FilterOperator;
using models::ValueType;

namespace {

QLabel* caption(const QString& text, QWidget* buddy) {
    auto* made = label(text, uiFont(12), "text2");
    made->setBuddy(buddy);
    return made;
}

} // namespace

ChipEditor::ChipEditor(QWidget* parent)
    : QFrame(parent, Qt::Popup), m_path(new QLineEdit), m_operator(new QComboBox), m_type(new QComboBox),
      m_value(new QLineEdit), m_and(label(tr("and"), uiFont(12), "text3")), m_upper(new QLineEdit),
      m_typeValue(new QComboBox), m_list(new QPlainTextEdit), m_problem(label({}, uiFont(12), "danger")),
      m_enabled(new QCheckBox(tr("Use this filter"))), m_remove(new Button(tr("Remove"))),
      m_apply(new Button(tr("Apply"), Look::Primary)) {
    setObjectName(QStringLiteral("chipEditor"));
    setAccessibleName(tr("Filter"));
    m_path->setFont(monoFont());
    m_path->setPlaceholderText(tr("attribute or path, such as shipTo.city"));
    m_path->setAccessibleName(tr("Attribute or path of the filter"));
    m_operator->setAccessibleName(tr("Operator of the filter"));
    m_type->setAccessibleName(tr("Type of the value"));
    m_value->setFont(monoFont());
    m_value->setAccessibleName(tr("Value of the filter"));
    m_upper->setFont(monoFont());
    m_upper->setAccessibleName(tr("Upper value of the filter"));
    m_typeValue->setAccessibleName(tr("Type to compare with"));
    m_list->setFont(monoFont());
    m_list->setAccessibleName(tr("Values of the filter, one in each line"));
    m_list->setPlaceholderText(tr("one value in each line"));
    m_list->setFixedHeight(84);
    m_list->setTabChangesFocus(true);
    m_list->installEventFilter(this);
    m_problem->setObjectName(QStringLiteral("fieldProblem"));
    m_problem->setWordWrap(true);
    m_list->setProperty("framed", true);
    m_path->setObjectName(QStringLiteral("filterPath"));
    m_operator->setObjectName(QStringLiteral("filterOperator"));
    m_type->setObjectName(QStringLiteral("filterType"));
    m_value->setObjectName(QStringLiteral("filterValue"));
    m_upper->setObjectName(QStringLiteral("filterUpper"));
    m_list->setObjectName(QStringLiteral("filterList"));
    m_apply->setObjectName(QStringLiteral("filterApply"));
    m_remove->setObjectName(QStringLiteral("filterRemove"));
    for (const FilterOperator each : models::allFilterOperators())
        m_operator->addItem(models::filterOperatorText(each), int(each));
    m_operator->setMaxVisibleItems(20);
    for (const ValueType each : models::allTypes())
        m_typeValue->addItem(models::typeLabel(each), models::typeCode(each));

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(12, 12, 12, 12);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    grid->addWidget(caption(tr("Path"), m_path), 0, 0);
    grid->addWidget(m_path, 0, 1, 1, 3);
    grid->addWidget(caption(tr("Operator"), m_operator), 1, 0);
    grid->addWidget(m_operator, 1, 1, 1, 3);
    m_typeLabel = caption(tr("Type"), m_type);
    grid->addWidget(m_typeLabel, 2, 0);
    grid->addWidget(m_type, 2, 1, 1, 3);
    m_valueLabel = caption(tr("Value"), m_value);
    grid->addWidget(m_valueLabel, 3, 0, Qt::AlignTop);
    auto* values = new QHBoxLayout;
    values->setSpacing(8);
    values->addWidget(m_value, 1);
    values->addWidget(m_and);
    values->addWidget(m_upper, 1);
    values->addWidget(m_typeValue, 1);
    values->addWidget(m_list, 1);
    grid->addLayout(values, 3, 1, 1, 3);
    grid->addWidget(m_problem, 4, 1, 1, 3);
    grid->addWidget(m_enabled, 5, 1, 1, 3);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    auto* cancel = new Button(tr("Cancel"));
    buttons->addWidget(cancel);
    buttons->addWidget(m_apply);
    grid->addLayout(buttons, 6, 0, 1, 4);
    setMinimumWidth(360);

    connect(m_operator, &QComboBox::currentIndexChanged, this, &ChipEditor::operatorChanged);
    connect(m_path, &QLineEdit::textChanged, this, [this] {
        guessType();
        check(false);
    });
    connect(m_type, &QComboBox::activated, this, [this] { m_typeChosen = true; });
    connect(m_type, &QComboBox::currentIndexChanged, this, [this] {
        showFields();
        check(false);
    });
    connect(m_value, &QLineEdit::textChanged, this, [this] { check(false); });
    connect(m_upper, &QLineEdit::textChanged, this, [this] { check(false); });
    connect(m_list, &QPlainTextEdit::textChanged, this, [this] { check(false); });
    connect(m_apply, &Button::clicked, this, &ChipEditor::accept);
    connect(cancel, &Button::clicked, this, &QWidget::hide);
    connect(m_remove, &Button::clicked, this, [this] {
        hide();
        emit removeRequested();
    });
}

void ChipEditor::setAttributes(const QList<KnownAttribute>& attributes) {
    m_attributes = attributes;
    QStringList names;
    for (const auto& attribute : attributes) names << attribute.name;
    auto* completer = new QCompleter(names, m_path);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    if (auto* old = m_path->completer()) old->deleteLater();
    m_path->setCompleter(completer);
    auto* list = qobject_cast<QListView*>(completer->popup()); // made now, not when the first letter is typed
    if (!list) return;
    list->setUniformItemSizes(true);
    list->ensurePolished();
}

void ChipEditor::open(const models::FilterChip& chip, bool existing, QWidget* anchor) {
    m_typeChosen = existing;
    m_path->setText(chip.path);
    m_operator->setCurrentIndex(m_operator->findData(int(chip.op)));
    operatorChanged();
    const int type = m_type->findData(int(chip.type));
    if (type >= 0) m_type->setCurrentIndex(type);
    m_value->setText(chip.values.value(0));
    m_upper->setText(chip.values.value(1));
    const bool several = chip.op == FilterOperator::In || models::isContainer(chip.type);
    m_list->setPlainText(several ? chip.values.join('\n') : QString());
    m_typeValue->setCurrentIndex(qMax(0, m_typeValue->findData(chip.values.value(0))));
    m_enabled->setChecked(chip.enabled);
    m_enabled->setVisible(existing);
    m_remove->setVisible(existing);
    m_problem->clear();
    if (!existing) guessType();
    showFields();
    if (existing) check(false);
    QPoint at = anchor->mapToGlobal(QPoint(0, anchor->height() + 4));
    if (const QScreen* screen = anchor->screen()) {
        const QRect room = screen->availableGeometry();
        at.setX(qBound(room.left(), at.x(), qMax(room.left(), room.right() - width())));
    }
    move(at);
    show();
    activateWindow();
    (chip.path.isEmpty() ? m_path : m_value->isVisible() ? m_value : m_path)->setFocus(Qt::PopupFocusReason);
}

FilterOperator ChipEditor::op() const {
    return FilterOperator(m_operator->currentData().toInt());
}

ValueType ChipEditor::type() const {
    return m_type->count() ? ValueType(m_type->currentData().toInt()) : ValueType::S;
}

models::FilterChip ChipEditor::chip() const {
    models::FilterChip chip;
    chip.path = m_path->text().trimmed();
    chip.op = op();
    chip.type = type();
    chip.enabled = m_enabled->isChecked();
    const int operands = models::filterOperandCount(chip.op);
    if (chip.op == FilterOperator::TypeIs)
        chip.values << m_typeValue->currentData().toString();
    else if (operands < 0)
        chip.values = m_list->toPlainText().split('\n', Qt::SkipEmptyParts);
    else if (operands == 1 && models::isContainer(chip.type))
        chip.values << m_list->toPlainText();
    else if (operands >= 1)
        chip.values << m_value->text();
    if (operands == 2) chip.values << m_upper->text();
    return chip;
}

void ChipEditor::operatorChanged() {
    fillTypes();
    guessType();
    showFields();
    check(false);
}

void ChipEditor::fillTypes() {
    const QSignalBlocker blocker(m_type);
    const QVariant before = m_type->currentData();
    m_type->clear();
    if (op() == FilterOperator::TypeIs) return;
    for (const ValueType each : models::filterOperandTypes(op())) m_type->addItem(models::typeLabel(each), int(each));
    if (const int index = m_type->findData(before); before.isValid() && index >= 0) m_type->setCurrentIndex(index);
}

void ChipEditor::guessType() {
    if (m_typeChosen) return;
    for (const auto& attribute : m_attributes) {
        if (attribute.name != m_path->text().trimmed()) continue;
        if (const int index = m_type->findData(int(attribute.type)); index >= 0) m_type->setCurrentIndex(index);
    }
}

void ChipEditor::showFields() {
    const int operands = models::filterOperandCount(op());
    const bool typeIs = op() == FilterOperator::TypeIs;
    const bool inside = operands == 1 && !typeIs && models::isContainer(type());
    const bool lineWanted = operands >= 1 && !typeIs && !inside && type() != ValueType::NUL;
    m_typeLabel->setVisible(m_type->count() > 1);
    m_type->setVisible(m_type->count() > 1);
    m_value->setVisible(lineWanted);
    m_and->setVisible(operands == 2);
    m_upper->setVisible(operands == 2);
    m_list->setVisible(operands < 0 || inside);
    const QString lines = models::isSet(type()) ? tr("one member in each line")
                          : type() == ValueType::L ? QStringLiteral("[{\"S\":\"a\"}, {\"N\":\"1\"}]")
                          : type() == ValueType::M ? QStringLiteral("{\"city\":{\"S\":\"Lyon\"}}")
                                                   : tr("one value in each line");
    m_list->setPlaceholderText(lines);
    m_typeValue->setVisible(typeIs);
    m_valueLabel->setVisible(lineWanted || operands < 0 || typeIs || inside);
    const QString hint = type() == ValueType::BOOL ? tr("true or false")
                         : type() == ValueType::B  ? tr("base64")
                         : type() == ValueType::N  ? tr("number")
                                                   : QString();
    m_value->setPlaceholderText(hint);
    m_upper->setPlaceholderText(hint);
    adjustSize();
}

void ChipEditor::check(bool all) {
    const models::FilterChip now = chip();
    const bool begun =
        !now.path.isEmpty() && (!now.values.join(QString()).isEmpty() || models::filterOperandCount(now.op) == 0);
    const QString problem = all || begun ? FilterModel::problemOf(now) : QString();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    adjustSize();
}

void ChipEditor::accept() {
    check(true);
    if (!m_problem->text().isEmpty()) return;
    const models::FilterChip done = chip();
    hide();
    emit accepted(done);
}

void ChipEditor::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return accept();
    if (event->key() == Qt::Key_Escape) return hide();
    QFrame::keyPressEvent(event);
}

bool ChipEditor::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return && key->modifiers() & Qt::ControlModifier) {
            accept();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void ChipEditor::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Window));
    painter.setPen(color(Token::LineStrong));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void ChipEditor::hideEvent(QHideEvent* event) {
    QFrame::hideEvent(event);
    if (const auto* completer = m_path->completer()) completer->popup()->hide();
    emit closed();
}

} // namespace rf::ui

#include "moc_chip_editor.cpp"

#include "ui/item/typed_editor.h"

#include "ui/common/labels.h"

#include <QAbstractItemView>
#include <QActionGroup>
#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace rf::ui {

using models::Value;
using models::ValueType;

namespace {

const QList<ValueType> kScalars{ValueType::S, ValueType::N, ValueType::BOOL, ValueType::NUL, ValueType::B};

QIcon typeIcon(ValueType type) {
    QPixmap pixmap(QSize(32, 16) * 2);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const QString code = models::typeCode(type);
    painter.setFont(monoFont(10, QFont::DemiBold));
    painter.setPen(color(typeToken(code)));
    painter.drawText(QRect(0, 0, 32, 16), Qt::AlignCenter, code);
    return QIcon(pixmap);
}

constexpr int kMostCharacters = 2'000'000; ///< more than an item can hold; a field's own limit would cut values

} // namespace

void fillTypeMenu(QMenu* menu, const QList<ValueType>& types, ValueType current) {
    auto* group = new QActionGroup(menu);
    for (const ValueType type : types) {
        QAction* action = menu->addAction(typeIcon(type), models::typeLabel(type));
        action->setData(int(type));
        action->setCheckable(true);
        action->setChecked(type == current);
        group->addAction(action);
    }
}

TypedEditor* openEditor(const QAbstractItemView* view) {
    for (auto* editor : view->viewport()->findChildren<TypedEditor*>(Qt::FindDirectChildrenOnly))
        if (editor->isVisibleTo(view->viewport())) return editor;
    return nullptr;
}

bool heldByOpenEditor(const QAbstractItemView* view) {
    auto* editor = openEditor(view);
    if (!editor || editor->problem().isEmpty()) return false;
    editor->focusProxy()->setFocus(Qt::OtherFocusReason);
    return true;
}

TypedEditor::TypedEditor(QWidget* parent)
    : QWidget(parent), m_line(new QLineEdit(this)), m_truth(new QComboBox(this)), m_typeButton(new QToolButton(this)),
      m_menu(new QMenu(this)), m_bubble(new QLabel(parent)) {
    setAutoFillBackground(true);
    setObjectName(QStringLiteral("typedEditor"));
    m_line->setFont(monoFont());
    m_line->setMaxLength(kMostCharacters);
    m_line->setAccessibleName(tr("Value"));
    m_truth->addItems({QStringLiteral("true"), QStringLiteral("false")});
    m_truth->setFont(monoFont());
    m_truth->setAccessibleName(tr("Value"));
    m_typeButton->setObjectName(QStringLiteral("cellType"));
    m_typeButton->setPopupMode(QToolButton::InstantPopup);
    m_typeButton->setMenu(m_menu);
    m_typeButton->setFont(monoFont(10, QFont::DemiBold));
    m_typeButton->setFocusPolicy(Qt::NoFocus);
    m_typeButton->setAccessibleName(tr("Type of the value"));
    m_bubble->setObjectName(QStringLiteral("fieldProblem"));
    m_bubble->setAutoFillBackground(true);
    m_bubble->setFont(uiFont(12));
    m_bubble->setMargin(4);
    m_bubble->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_line, 1);
    row->addWidget(m_truth, 1);
    row->addWidget(m_typeButton);
    m_line->installEventFilter(this);
    m_truth->installEventFilter(this);
    connect(m_line, &QLineEdit::textEdited, this, [this] {
        m_touched = true;
        check();
    });
    connect(m_truth, &QComboBox::activated, this, [this] {
        m_touched = true;
        check();
    });
    connect(m_menu, &QMenu::triggered, this,
            [this](QAction* action) { chooseType(ValueType(action->data().toInt())); });
    setType(ValueType::S);
}

TypedEditor::~TypedEditor() {
    delete m_bubble;
}

void TypedEditor::setValue(const Value& value) {
    m_given = value;
    m_filled = true;
    setType(value.type());
    m_line->setText(value.editText());
    m_truth->setCurrentIndex(value.editText() == QLatin1String("false") ? 1 : 0);
    m_line->selectAll();
}

void TypedEditor::setEmpty(ValueType type) {
    m_given.reset();
    m_filled = true;
    setType(type);
}

void TypedEditor::setTypeFixed(bool fixed) {
    m_typeButton->setVisible(!fixed);
}

void TypedEditor::setType(ValueType type) {
    m_type = type;
    const bool truth = type == ValueType::BOOL;
    m_line->setVisible(!truth);
    m_truth->setVisible(truth);
    m_line->setReadOnly(type == ValueType::NUL);
    m_line->setPlaceholderText(type == ValueType::NUL ? QStringLiteral("null") : QString());
    m_line->setAlignment(type == ValueType::N ? Qt::AlignRight : Qt::AlignLeft);
    m_typeButton->setText(models::typeCode(type));
    m_menu->clear();
    fillTypeMenu(m_menu, kScalars, type);
    setFocusProxy(truth ? static_cast<QWidget*>(m_truth) : m_line);
}

void TypedEditor::chooseType(ValueType type) {
    if (type == m_type) return;
    m_touched = true;
    m_switching = true;
    setType(type);
    if (type == ValueType::NUL) m_line->clear();
    focusProxy()->setFocus();
    m_switching = false;
    check();
}

std::optional<Value> TypedEditor::value() const {
    if (!m_touched) return m_given;
    if (m_type == ValueType::BOOL) return Value::boolean(m_truth->currentIndex() == 0);
    return Value::parse(m_type, m_line->text());
}

bool TypedEditor::isBusy() const {
    return m_menu->isVisible() || m_truth->view()->isVisible();
}

void TypedEditor::check() {
    m_problem.clear();
    if (m_type != ValueType::BOOL && m_touched) Value::parse(m_type, m_line->text(), &m_problem);
    setProblem(m_line, m_problem);
    m_bubble->setText(m_problem);
    placeProblem();
}

void TypedEditor::placeProblem() {
    m_bubble->setVisible(!m_problem.isEmpty() && isVisible());
    if (!m_bubble->isVisible()) return;
    QPalette palette = m_bubble->palette();
    palette.setColor(QPalette::Window, color(Token::DangerSoft));
    palette.setColor(QPalette::WindowText, color(Token::Danger));
    m_bubble->setPalette(palette);
    m_bubble->adjustSize();
    QPoint at(x(), geometry().bottom() + 1);
    const QSize room = parentWidget()->size();
    if (at.y() + m_bubble->height() > room.height()) at.setY(y() - m_bubble->height() - 1);
    if (at.x() + m_bubble->width() > room.width()) at.setX(qMax(0, room.width() - m_bubble->width()));
    m_bubble->move(at);
    m_bubble->raise();
}

QSize TypedEditor::minimumSizeHint() const {
    return {110, 24};
}

bool TypedEditor::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut) {
        // Already at the new widget: a click elsewhere takes what is valid; what is not stays to be mended.
        const QWidget* now = QApplication::focusWidget();
        const bool left = now && now != this && !isAncestorOf(now) && !isBusy() && !m_switching;
        if (left && m_problem.isEmpty()) emit finished(value().has_value());
    } else if (event->type() == QEvent::KeyPress) {
        // The view's delegate listens to this widget; the field inside has the keyboard.
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Down && key->modifiers() & Qt::AltModifier && m_typeButton->isVisible()) {
            m_typeButton->showMenu();
            return true;
        }
        static const QList<int> kLeave{Qt::Key_Return, Qt::Key_Enter, Qt::Key_Tab, Qt::Key_Backtab, Qt::Key_Escape};
        if (!kLeave.contains(key->key()) || isBusy()) return false;
        QKeyEvent copy(key->type(), key->key(), key->modifiers(), key->text());
        QCoreApplication::sendEvent(this, &copy);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void TypedEditor::moveEvent(QMoveEvent* event) {
    QWidget::moveEvent(event);
    placeProblem();
}

void TypedEditor::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeProblem();
}

void TypedEditor::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_bubble->hide();
}

} // namespace rf::ui

#include "moc_typed_editor.cpp"

// The component sheet: every control in its states, beside the design's sheet of the same name.

#include "scene.h"

#include "ui/common/buttons.h"
#include "ui/common/chips.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/progress_chip.h"
#include "ui/common/states.h"
#include "ui/common/theme.h"
#include "ui/common/toast.h"

#include <QtWidgets>

using namespace rf::ui;
using rf::gallery::Stage;

namespace {

QHBoxLayout* row(const QList<QWidget*>& widgets, int spacing = 12, bool stretch = true) {
    auto* layout = new QHBoxLayout;
    layout->setSpacing(spacing);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QWidget* widget : widgets) layout->addWidget(widget);
    if (stretch) layout->addStretch(1);
    return layout;
}

QWidget* captioned(QWidget* widget, const QString& caption, const char* tone = "text2") {
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(widget);
    auto* words = label(caption, uiFont(11), tone);
    words->setFixedHeight(16);
    words->setAlignment(*tone == 'd' ? Qt::AlignLeft : Qt::AlignHCenter);
    layout->addWidget(words);
    return box;
}

QWidget* heading(const QString& text) {
    auto* words = label(text, uiFont(13, QFont::DemiBold));
    words->setFixedHeight(40);
    words->setAlignment(Qt::AlignBottom);
    words->setContentsMargins(0, 0, 0, 5);
    return words;
}

/// A widget drawn by a function.
class Painted : public QWidget {
public:
    Painted(QSize size, std::function<void(QPainter*, QRect)> paint) : m_paint(std::move(paint)) {
        if (size.width() > 0) setFixedWidth(size.width());
        setFixedHeight(size.height());
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        m_paint(&painter, rect());
    }

private:
    std::function<void(QPainter*, QRect)> m_paint;
};

QWidget* swatch(Token token, const QString& name) {
    auto* box = new QWidget;
    box->setFixedWidth(64);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new Painted({64, 28}, [token](QPainter* painter, QRect rect) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(color(Token::LineStrong));
        painter->setBrush(color(token));
        painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -2.5), 4, 4);
    }));
    auto* words = label(name, uiFont(11));
    words->setFixedHeight(14);
    layout->addWidget(words);
    auto* code = label(color(token).name().toUpper(), monoFont(10), "text2");
    code->setFixedHeight(12);
    layout->addWidget(code);
    return box;
}

/// A style sheet state shown without its event: :hover and :pressed by a rule of the widget's own.
Button* held(const QString& text, Look look, Token ground) {
    auto* button = new Button(text, look);
    button->setStyleSheet(QStringLiteral("background: %1").arg(color(ground).name()));
    return button;
}

QLayout* buttons(const QString& text, Look look, QList<QWidget*>* focused) {
    const bool primary = look == Look::Primary;
    auto* off = new Button(text, look);
    off->setEnabled(false);
    auto* focus = new Button(text, look);
    *focused << focus;
    return row({captioned(new Button(text, look), "normal"),
                captioned(held(text, look, primary ? Token::AccentHover : Token::Hover), "hover"),
                captioned(held(text, look, primary ? Token::AccentHover : Token::Press), "pressed"),
                captioned(focus, "focus"), captioned(off, "disabled")});
}

QLineEdit* field(const QString& text) {
    auto* edit = new QLineEdit(text);
    edit->setFont(monoFont());
    edit->setFixedWidth(118);
    return edit;
}

QWidget* mark(Mark kind, const QString& text) {
    auto* box = new QWidget;
    box->setLayout(row({new StatusDot(kind), label(text, uiFont(12))}, 6, false));
    return box;
}

struct Cell {
    QString text, caption;
    Token ground = Token::Base, ink = Token::Text;
    Token bar = Token::Count;
    bool struck = false, right = false, italic = false;
    QString chip = {};
};

QWidget* cell(const Cell& cell) {
    return captioned(new Painted({0, 26},
                                 [cell](QPainter* painter, QRect rect) {
                                     painter->fillRect(rect, color(Token::Line));
                                     painter->fillRect(rect.adjusted(1, 1, -1, -1), color(cell.ground));
                                     if (cell.bar != Token::Count)
                                         painter->fillRect(QRect(1, 1, 2, rect.height() - 2), color(cell.bar));
                                     QRect inside = rect.adjusted(9, 0, -9, 0);
                                     if (!cell.chip.isEmpty())
                                         inside.setLeft(inside.left() + paintValueChip(painter, inside, cell.chip) + 8);
                                     QFont font = monoFont();
                                     font.setStrikeOut(cell.struck);
                                     font.setItalic(cell.italic);
                                     painter->setFont(font);
                                     painter->setPen(color(cell.ink));
                                     painter->drawText(inside,
                                                       Qt::AlignVCenter | (cell.right ? Qt::AlignRight : Qt::AlignLeft),
                                                       cell.text);
                                 }),
                     cell.caption);
}

QHBoxLayout* cells(const QList<Cell>& list) {
    auto* layout = new QHBoxLayout;
    layout->setSpacing(8);
    for (const Cell& one : list) layout->addWidget(cell(one), 1);
    return layout;
}

QFrame* card(QWidget* inside) {
    auto* frame = new QFrame;
    frame->setProperty("panel", "card");
    frame->setFixedHeight(150);
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(inside);
    return frame;
}

QLayout* gridStates() {
    auto* loading = new LoadingState;
    loading->setCounts(QStringLiteral("75,530 of 184,230 items"), QStringLiteral("4,324 RCU"), 0.41);
    loading->showDetails();
    auto* empty = new EmptyState;
    empty->set(QStringLiteral("search"), QStringLiteral("No items match"), QStringLiteral("24 items read, none kept"),
               QStringLiteral("Clear filter"));
    auto* error = new ErrorState;
    error->setFailure({.name = QStringLiteral("ValidationException"),
                       .headline = QStringLiteral("Query key condition not supported: sk uses <>."),
                       .detail = {},
                       .remedy = {}});
    error->addAction(QStringLiteral("Use as filter"), [] {});
    auto* layout = new QHBoxLayout;
    layout->setSpacing(12);
    for (QWidget* state : QList<QWidget*>{loading, empty, error}) layout->addWidget(card(state), 1);
    return layout;
}

void colours(QVBoxLayout* rows) {
    const QList<QList<Token>> swatches{{Token::Chrome, Token::Window, Token::Base, Token::Alt, Token::Absent,
                                        Token::Line, Token::LineStrong, Token::Ctl, Token::Text, Token::Text2},
                                       {Token::Accent, Token::AccentSoft, Token::Read, Token::Write, Token::Burst,
                                        Token::Danger, Token::WarnBar, Token::Ok, Token::Heat1, Token::Heat3}};
    for (const QList<Token>& line : swatches) {
        auto* layout = new QHBoxLayout;
        layout->setSpacing(0);
        for (int i = 0; i < line.size(); ++i) {
            if (i > 0) layout->addStretch(1);
            layout->addWidget(swatch(line[i], tokenName(line[i])));
        }
        rows->addLayout(layout);
        rows->addSpacing(6);
    }
}

void inputs(QVBoxLayout* rows, QLineEdit** focused) {
    auto* wrong = field("abc");
    setProblem(wrong, "N must be a number");
    *focused = field("ORDER#");
    auto* combo = new QComboBox;
    combo->addItem("begins with");
    combo->setFixedWidth(118);
    auto* line = row({captioned(field("CUSTOMER#"), "normal"), captioned(*focused, "focus"),
                      captioned(wrong, "N must be a number", "danger"), captioned(combo, "combo"),
                      captioned(new Segments({"Query", "Scan"}), "segment")});
    rows->addLayout(line);
    auto* on = new QCheckBox("On");
    on->setChecked(true);
    auto* switched = new SwitchButton("on");
    switched->setChecked(true);
    auto* chip = new rf::ui::FilterChip;
    chip->setCondition("status", "<>", "CANCELLED");
    rows->addSpacing(10);
    rows->addLayout(row({new QCheckBox("Off"), on, new SwitchButton("off"), switched, chip,
                         new Tag("ACTIVE", Tag::Tone::Ok), new Tag("MODIFY", Tag::Tone::Warn),
                         new Tag("REMOVE", Tag::Tone::Danger), new Tag("current", Tag::Tone::Accent)},
                        16));
    rows->addSpacing(8);
    QList<QWidget*> marks{mark(Mark::Ok, "active"), mark(Mark::Updating, "updating"),
                          mark(Mark::Throttled, "throttled"), mark(Mark::Closed, "closed"),
                          new Separator(Qt::Vertical, nullptr, true)};
    for (const char* code : {"S", "N", "BOOL", "NULL", "M", "L", "SS", "NS", "B"}) marks << new TypeBadge(code);
    rows->addLayout(row(marks, 15));
}

void play(Stage& stage) {
    QFrame sheet;
    sheet.setProperty("panel", "window");
    sheet.setFixedSize(720, 900);
    auto* rows = new QVBoxLayout(&sheet);
    rows->setContentsMargins(24, 16, 24, 0);
    rows->setSpacing(0);
    auto* title = new QHBoxLayout;
    title->addWidget(label(stage.isDark() ? "Dark" : "Light", uiFont(16, QFont::DemiBold)), 1);
    title->addWidget(label("Rangefinder component states", uiFont(12), "text2"));
    rows->addLayout(title);
    rows->addSpacing(8);
    colours(rows);
    QList<QWidget*> focusedButtons;
    rows->addWidget(heading("Buttons"));
    rows->addLayout(buttons("Review", Look::Normal, &focusedButtons));
    rows->addSpacing(6);
    rows->addLayout(buttons("Commit", Look::Primary, &focusedButtons));
    rows->addWidget(heading("Inputs"));
    QLineEdit* focusedField = nullptr;
    inputs(rows, &focusedField);
    rows->addWidget(heading("Cells"));
    rows->addLayout(cells({{"DELIVERED", "value"},
                           {"", "absent", Token::Absent},
                           {.text = "null", .caption = "NULL", .ink = Token::Text3, .italic = true},
                           {.text = "158.9", .caption = "number", .ink = Token::TypeNumber, .right = true},
                           {.text = "Lyon", .caption = "map", .chip = "{4}"}}));
    rows->addSpacing(4);
    rows->addLayout(
        cells({{"DELIVERED", "selected row", Token::AccentSoft},
               {.text = "DELIVERED", .caption = "staged edit", .ground = Token::WarnSoft, .bar = Token::WarnBar},
               {"ORDER#91204", "staged new", Token::OkSoft},
               {.text = "ORDER#90107",
                .caption = "staged delete",
                .ground = Token::DangerSoft,
                .ink = Token::Danger,
                .struck = true},
               {.text = "SHIPPED", .caption = "changed by app", .bar = Token::Read}}));
    rows->addWidget(heading("Grid states"));
    rows->addLayout(gridStates());
    rows->addWidget(heading("Long work and undo"));
    auto* work = new ProgressChip("Restoring Shop-20260630-1138");
    work->setPercent(62);
    auto* last = new QHBoxLayout;
    last->setSpacing(12);
    last->addWidget(work, 1);
    last->addWidget(new Toast("3 changes committed", "Undo"));
    rows->addLayout(last);
    rows->addStretch(1);
    sheet.show();
    stage.settle();
    // Focus is one thing at a time in a program; on the sheet three controls show it at once.
    focusedField->setFocus();
    QPixmap picture = sheet.grab();
    for (QWidget* button : focusedButtons) {
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(color(Token::AccentText), 2));
        const QRect around(button->mapTo(&sheet, QPoint()), button->size());
        painter.drawRoundedRect(QRectF(around).adjusted(-2, -2, 2, 2), 6, 6);
    }
    stage.save(picture);
}

RF_SCENE("components", play);

} // namespace
